"""Every mail of entering and of the account, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.cuenta import emails as cuenta
from plataforma.entrada import emails
from plataforma.identidad.tokens import Secreto
from tests.plataforma.entrada.correo import mails_to

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario

SECRET = Secreto(enlace="A" * 22, codigo="123456")


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_each_mail_has_a_short_subject_both_forms_and_no_remote_picture(
    app: Flask, ana: Usuario, lang: str
) -> None:
    ana.idioma = lang
    with app.test_request_context("/es/"):
        emails.send_codigo(ana, SECRET)
        emails.send_ya_tiene_cuenta(ana, SECRET)
        emails.send_cambio_clave(ana, SECRET)
        emails.send_clave_cambiada(ana)
        emails.send_alta(ana.correo, ana.nombre, lang, SECRET)
        emails.send_sin_cuenta(ana.correo, lang)
        cuenta.send_cuenta_cerrada(ana.correo, ana.nombre, lang)
        cuenta.send_codigo_correo(ana, ana.correo, SECRET)
        cuenta.send_correo_ocupado(ana, ana.correo)
        cuenta.send_correo_cambiado(ana, ana.correo, SECRET)
    sent = mails_to(ana.correo)
    assert len(sent) == 11
    for mail in sent:
        assert 0 < len(mail.asunto) <= 50, mail.asunto
        assert mail.idioma == lang
        assert "<img" not in mail.html
        assert len(mail.html) < 20_000
        assert f"/{'pt' if lang == 'es' else 'es'}/" not in mail.texto
