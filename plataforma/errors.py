"""Named refusals and the pages that show them."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app, flash, g, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException, SecurityError

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response


class DomainError(Exception):
    """A rule refused an act. Subclasses name the rule; `mensaje` tells the person what to do."""

    mensaje = _l("No se pudo hacer. Revise los datos e intente otra vez.")

    def __init__(self, mensaje: str | None = None, **valores: object) -> None:
        self.valores = valores
        self._mensaje = mensaje
        super().__init__(type(self).__name__)

    def __str__(self) -> str:
        text = str(self._mensaje or self.mensaje)
        return text % self.valores if self.valores else text


class NotFoundError(DomainError):
    """Nothing there for this person: answered as 404, whether it exists or not."""

    mensaje = _l("No encontramos lo que busca.")


class ForbiddenError(DomainError):
    """The person may see it but not do this: answered as 403."""

    mensaje = _l("Su cuenta no permite hacer esto.")


PAGES = (400, 403, 404, 413, 429)
NEAREST = {405: 404, 410: 404}


def init_errors(app: Flask) -> None:
    app.register_error_handler(NotFoundError, lambda _e: _page(404))
    app.register_error_handler(ForbiddenError, lambda _e: _page(403))
    app.register_error_handler(DomainError, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _page(code: int) -> tuple[str, int]:
    return render_template(f"errors/{code}.html"), code


def _http(error: HTTPException) -> Response | HTTPException | tuple[str, int]:
    """Show the page of the code, or the nearest: the answer keeps its own code and headers."""
    if isinstance(error, SecurityError):  # an unknown host: no address can be built for a page
        plain = {"Content-Type": "text/plain; charset=utf-8"}
        return current_app.make_response(("400 Bad Request\n", 400, plain))
    code = error.code or 0
    if code < HTTPStatus.BAD_REQUEST:
        return error  # a redirect
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        g.sin_base = True
        return render_template("errors/500.html"), code
    body, _ = _page(code if code in PAGES else NEAREST.get(code, 400))
    kept = {k: v for k, v in error.get_headers() if k in {"Allow", "Retry-After"}}
    return current_app.make_response((body, code, kept))


def _refused(error: DomainError) -> Response | tuple[str, int]:
    """Show the refusal where the person was; without a page to go back to, on its own page."""
    back = _came_from() if request.method != "GET" else ""
    if back:
        flash(str(error), "error")
        return redirect(back, 303)
    return render_template("errors/409.html", mensaje=str(error)), 409


def _came_from() -> str:
    """Return the page of this site that sent the request, or nothing."""
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:  # "http://[": no address at all
        return ""
    if parts.netloc != request.host or parts.path[1:2] in {"/", "\\"}:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query and parts.path else "")


def _unexpected(error: Exception) -> tuple[str, int]:
    """Answer 500 with a page that needs neither the user nor the database."""
    current_app.logger.error("unexpected error", exc_info=error)
    if current_app.testing and not current_app.config.get("SHOW_ERROR_PAGES"):
        raise error
    g.sin_base = True
    return render_template("errors/500.html"), 500
