"""Menus: what the parts offer, for this person, with the current page marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import g, has_request_context, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import puede_actual
from plataforma.part import Slot, tarjetas
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    @app.context_processor
    def menus() -> dict[str, Any]:
        # Mails and PDFs have no page around them. The 500 page is shown with the database down:
        # nothing may ask for the person.
        if not has_request_context() or g.get("sin_base"):
            return {"navegacion": [], "menu_cuenta": [], "navegacion_pie": []}
        return {
            "navegacion": main_menu(),
            "menu_cuenta": account_menu() if current_user.is_authenticated else [],
            "navegacion_pie": footer_menu(),
        }


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
    links = [*_links(tarjetas(Slot.CUENTA, current_user))]
    if puede_actual(Permiso.VER_ADMINISTRACION):
        links.append(_link(_("Administración"), url_for("administracion.inicio"), "shield"))
    links.append(Enlace(_("Salir"), url_for("entrada.salir"), post=True))
    return links


def footer_menu() -> list[Enlace]:
    return [
        _link(_("Ayuda"), url_for("portada.ayuda")),
        _link(_("Privacidad"), url_for("portada.privacidad")),
        _link(_("Accesibilidad"), url_for("portada.accesibilidad")),
    ]


def _links(cards: Iterable[Tarjeta]) -> Iterable[Enlace]:
    return (_link(c.titulo, c.href, c.icono) for c in cards)


def _link(text: str, href: str, icon: str = "") -> Enlace:
    return Enlace(text, href, icon, activo=request.path.startswith(href))
