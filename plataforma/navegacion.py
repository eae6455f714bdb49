"""Menus: what the parts offer, for this person, with the current page marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import puede_actual
from plataforma.part import Slot, tarjetas
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Flask

    from plataforma.part import Tarjeta


@dataclass(frozen=True)
class Enlace:
    """A line of a menu; `post` makes it a button."""

    texto: str
    href: str
    icono: str = ""
    activo: bool = False
    post: bool = False


def init_navigation(app: Flask) -> None:
    """Give templates the menus: the frame of a page calls them, a piece of a page does not."""
    menus = (main_menu, account_menu, footer_menu)
    app.jinja_env.globals.update({m.__name__: _unless_down(m) for m in menus})


def _unless_down(menu: Callable[[], list[Enlace]]) -> Callable[[], list[Enlace]]:
    """Leave it empty on the 500 page, shown with the database down: nothing may ask it then."""
    return lambda: [] if g.get("sin_base") else menu()


def main_menu() -> list[Enlace]:
    """Courses, consultants …, search, and the person's own door."""
    links = [*_links(tarjetas(Slot.NAVEGACION, current_user))]
    links.append(_link(_("Buscar"), url_for("busqueda.buscar"), "search"))
    if current_user.is_authenticated:
        links.append(_link(_("Mi panel"), url_for("panel.ver"), "panel"))
    else:
        links.append(_link(_("Entrar"), url_for("entrada.entrar"), "user"))
    return links


def account_menu() -> list[Enlace]:
    if not current_user.is_authenticated:
        return []
    links = [*_links(tarjetas(Slot.CUENTA, current_user))]
    if puede_actual(Permiso.VER_ADMINISTRACION):
        links.append(_link(_("Administración"), url_for("administracion.inicio"), "shield"))
    links.append(Enlace(_("Salir"), url_for("entrada.salir"), post=True))
    return links


def footer_menu() -> list[Enlace]:
    return [
        _link(_("Ayuda"), url_for("portada.ayuda")),
        *_links(tarjetas(Slot.PIE, current_user)),
        _link(_("Privacidad"), url_for("portada.privacidad")),
        _link(_("Accesibilidad"), url_for("portada.accesibilidad")),
    ]


def _links(cards: Iterable[Tarjeta]) -> Iterable[Enlace]:
    return (_link(c.titulo, c.href, c.icono) for c in cards)


def _link(text: str, href: str, icon: str = "") -> Enlace:
    return Enlace(text, href, icon, activo=request.path.startswith(href))
