"""Who may enter a view, and who may touch an object. Default: nobody."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from flask import current_app, g, redirect, request, url_for
from flask_login import current_user

from plataforma.direccion import query_string
from plataforma.errors import ForbiddenError, NotFoundError
from plataforma.permissions import is_general

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from flask import Flask
    from flask.sansio.app import App
    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable

View = TypeVar("View", bound="Callable[..., Any]")
T = TypeVar("T")


@dataclass(frozen=True)
class Access:
    """What a view declares: open to all, to signed-in people, or to holders of a permission."""

    signed_in: bool
    permiso: StrEnum | None = None
    invitado: bool = False  # whether the guest of one request may enter like its owner


@dataclass(frozen=True)
class Vuelta:
    """The guest whose page this is, though their session ended, and where they come back in."""

    persona: Usuario
    endpoint: str
    args: dict[str, str]


class UndeclaredAccessError(RuntimeError):
    """A view says nothing about who may enter: the application refuses to start."""


def public(view: View) -> View:
    """Declare that anybody may enter."""
    view.__access__ = Access(signed_in=False)  # type: ignore[attr-defined]
    return view


def authenticated(view: View) -> View:
    """Declare that any signed-in person may enter."""
    view.__access__ = Access(signed_in=True)  # type: ignore[attr-defined]
    return view


def known(view: View) -> View:
    """Declare that any signed-in person may enter, and the guest of one request."""
    view.__access__ = Access(signed_in=True, invitado=True)  # type: ignore[attr-defined]
    return view


def requires(permiso: StrEnum, *, invitado: bool = False) -> Callable[[View], View]:
    """Declare that the view needs `permiso`.

    A general one is decided before the view runs. One about an object is decided by `authorize`,
    when the view has loaded the object; a view that forgets to is answered as forbidden.
    `invitado`: the guest of one request may enter too; everywhere else a guest is a visitor.
    """

    def declare(view: View) -> View:
        view.__access__ = Access(  # type: ignore[attr-defined]
            signed_in=True, permiso=permiso, invitado=invitado
        )
        return view

    return declare


def on_guest(app: App, find: Callable[[], Usuario | None]) -> None:
    """Register who knows the guest of this browser, if there is one."""
    app.extensions["invitado"] = find


def on_guest_return(app: App, find: Callable[[], Vuelta | None]) -> None:
    """Register who knows the guest that was let in here before, if the page is theirs."""
    app.extensions["vuelta"] = find


def quien() -> Usuario:
    """Return the person of this request: signed in, or the guest where the view lets guests in."""
    person: Usuario = current_user._get_current_object()  # noqa: SLF001 — services keep it
    if person.is_authenticated or request.endpoint is None:
        return person
    access = declared(current_app, request.endpoint)
    if access is None or not access.invitado:
        return person
    return current_app.extensions["invitado"]() or person


def declared(app: Flask, endpoint: str) -> Access | None:
    """Return what the view of `endpoint` declares."""
    return getattr(app.view_functions[endpoint], "__access__", None)


def init_access(app: Flask, tables: list[PermissionTable]) -> None:
    merged: dict[StrEnum, Any] = {}
    for table in tables:
        merged.update(table)
    app.extensions["permisos"] = merged
    app.before_request(check)
    app.after_request(check_authorized)
    app.jinja_env.globals["puede"] = puede_actual


def on_signed_out_post(app: App, hold: Callable[[Usuario | None], str | None]) -> None:
    """Register who keeps what a person, or this guest, sent after their session ended.

    It returns the page where they find it.
    """
    app.extensions["retener"] = hold


def check_declarations(app: Flask) -> None:
    """Refuse to start when a view declares no access or an unknown permission."""
    for rule in app.url_map.iter_rules():
        access = declared(app, rule.endpoint)
        if access is None:
            msg = f"{rule.endpoint} ({rule.rule}): add @public, @authenticated or @requires(…)"
            raise UndeclaredAccessError(msg)
        if access.permiso and access.permiso not in app.extensions["permisos"]:
            msg = f"{rule.endpoint}: {access.permiso!r} is in no permission table"
            raise UndeclaredAccessError(msg)


def check() -> Response | None:
    """Before each request: apply what the view declares."""
    if request.endpoint is None:
        return None
    access = declared(current_app, request.endpoint)
    if access is None:
        raise ForbiddenError
    if access.signed_in and not quien().is_authenticated:
        return _ask_who(access)
    if access.permiso and is_general(current_app.extensions["permisos"][access.permiso]):
        authorize_general(access.permiso)
    return None


def _ask_who(access: Access) -> Response:
    """Send on to the page to sign in, or to the guest's own; what was sent is kept for them."""
    find = current_app.extensions.get("vuelta") if access.invitado else None
    vuelta = find() if find else None
    hold = current_app.extensions.get("retener", lambda _guest: None)
    if request.method == "GET":
        siguiente = request.path + query_string()
    else:
        siguiente = hold(vuelta.persona if vuelta else None)
    g.lang = getattr(g, "lang", "es")
    if vuelta:
        return redirect(url_for(vuelta.endpoint, **vuelta.args, siguiente=siguiente), 303)
    return redirect(url_for("entrada.entrar", siguiente=siguiente), 303)


def check_authorized(response: Response) -> Response:
    """After each view: one that declares a permission about an object must have asked for it."""
    access = declared(current_app, request.endpoint) if request.endpoint else None
    # The code first: on a 500 page nothing may ask for the person.
    answered = response.status_code < HTTPStatus.BAD_REQUEST
    if (
        access
        and access.permiso
        and answered
        and quien().is_authenticated
        and not g.get("autorizado")
    ):
        msg = f"{request.endpoint} declares {access.permiso!r} but never calls authorize()"
        raise UndeclaredAccessError(msg)
    return response


def puede(persona: Usuario, permiso: StrEnum, objeto: object = None) -> bool:
    """Return whether some row of the permission holds for this person and object."""
    if not persona.is_authenticated:
        return False
    rows = current_app.extensions["permisos"][permiso]
    return any(all(fact(persona, objeto) for fact in row) for row in rows)


def puede_actual(permiso: StrEnum, objeto: object = None) -> bool:
    """Jinja's `puede`: the same for the person of this request."""
    return puede(quien(), permiso, objeto)


def authorize(permiso: StrEnum, objeto: T | None, *, conoce: StrEnum | None = None) -> T:
    """Return the object if the person may; else 403 for who may see it, 404 for strangers."""
    if objeto is None:
        raise NotFoundError
    if puede_actual(permiso, objeto):
        g.autorizado = True
        return objeto
    if conoce is not None and puede_actual(conoce, objeto):
        raise ForbiddenError
    raise NotFoundError


def authorize_general(permiso: StrEnum) -> None:
    """403 unless the person holds a permission that is about no object."""
    if not puede_actual(permiso):
        raise ForbiddenError
    g.autorizado = True
