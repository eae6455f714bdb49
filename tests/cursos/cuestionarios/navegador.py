"""A learner's browser reduced to what a server sees: one cookie and one CSRF token.

Threads may share it, unlike the checking client.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf

from plataforma.db import db
from plataforma.identidad.models import Sesion
from plataforma.identidad.sessions import hash_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Navegador:
    app: Flask
    cookie: str
    csrf: str

    @classmethod
    def de(cls, app: Flask, persona: Usuario) -> Navegador:
        """Sign the person in; part of the caller's transaction."""
        token = secrets.token_hex(8)
        db.session.add(Sesion(token_hash=hash_token(token), usuario_id=persona.id))
        with app.test_request_context():
            session.update(_user_id=token, _fresh=True)
            g.pop("csrf_token", None)  # the last person's
            csrf = generate_csrf()
            signer = SecureCookieSessionInterface().get_signing_serializer(app)
            assert signer is not None
            value = signer.dumps(dict(session))
        return cls(app, f"{app.config['SESSION_COOKIE_NAME']}={value}", csrf)

    def send(
        self,
        path: str,
        data: Mapping[str, str | list[str]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> TestResponse:
        client = self.app.test_client(use_cookies=False)
        form = {**(data or {}), "csrf_token": self.csrf}
        return client.post(path, data=form, headers={"Cookie": self.cookie, **(headers or {})})
