"""Response headers, cookies and trusted hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask import Flask, Response, current_app, request, session
from flask_login import current_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from collections.abc import Callable

    from config import Settings

MAX_BODY = 6 * 1024 * 1024  # bytes; files of 5 MB and the form around them
MAX_FIELDS = 1_000
CSP = "; ".join(  # noqa: FLY002 — one directive a line reads better
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'none'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
INERT = "default-src 'none'; sandbox"  # of a file alone in its page: it can do nothing
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
HSTS = "max-age=31536000; includeSubDomains"

csrf = CSRFProtect()
View = TypeVar("View", bound="Callable[..., Any]")


def cuerpo_grande(limite: int) -> Callable[[View], View]:
    """Let a view take a body of so many bytes: a file, or a long text that was pasted."""

    def declare(view: View) -> View:
        view.__max_body__ = limite  # type: ignore[attr-defined]
        return view

    return declare


def _let_in() -> None:
    """Before anything reads the form: the token of a form stands in its body."""
    view = current_app.view_functions.get(request.endpoint or "")
    limit = getattr(view, "__max_body__", None)
    if limit is not None:
        request.max_content_length = request.max_form_memory_size = limit


def init_security(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_keys[0],
        SECRET_KEY_FALLBACKS=list(settings.secret_keys[1:]),
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_PARTS=MAX_FIELDS,
        SESSION_COOKIE_NAME="__Host-escala" if settings.is_https else "escala",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        PREFERRED_URL_SCHEME="https" if settings.is_https else "http",
        TRUSTED_HOSTS=list(settings.hosts),
        # A page left open on a phone for a day must still be able to send its answers.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # Referer is not always sent; the token decides
    )
    app.before_request(_let_in)
    csrf.init_app(app)
    app.after_request(add_headers)
    if settings.is_https:
        app.after_request(_add_hsts)
    if settings.proxies:
        n = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]


def add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.vary.add("Cookie")
    if "Cache-Control" not in response.headers:
        # A visitor's page may carry a form token: kept by the phone alone.
        open_to = "private, no-cache" if session else "no-cache"
        response.headers["Cache-Control"] = "no-store" if _signed_in() else open_to
    return response


def _signed_in() -> bool:
    """Whether this request loaded a person; asks nothing of the database."""
    from flask import g

    return bool(g.get("_login_user") and current_user.is_authenticated)


def _add_hsts(response: Response) -> Response:
    response.headers.setdefault("Strict-Transport-Security", HSTS)
    return response
