"""What the mail that comes in gives to the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _

from plataforma.access import puede
from plataforma.buzon.commands import buzon
from plataforma.buzon.direcciones import se_recibe
from plataforma.buzon.permissions import Permiso
from plataforma.buzon.queries import list_de_persona, list_retenidos
from plataforma.buzon.services import borrar, leer_guardado
from plataforma.part import PersonalData, Tarjeta, as_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario

__all__ = ["PERSONAL_DATA", "buzon", "panel_cards", "staff_cards"]
ROW = (
    *("recibido_el", "leido_el", "destino", "tipo", "objeto_id", "huella", "desde", "sobre"),
    *("asunto", "titulo", "message_id", "estado", "motivo", "bytes"),
)


def staff_cards(persona: Usuario) -> Iterable[Tarjeta]:
    if se_recibe() and puede(persona, Permiso.VER_RECIBIDOS):
        yield Tarjeta(
            titulo=_("Correo recibido sin entregar"),
            texto=_("Respuestas por correo que no llegaron a su conversación, y por qué."),
            href=url_for("buzon.lista"),
            icono="mail",
            orden=80,
        )


def panel_cards(persona: Usuario) -> Iterable[Tarjeta]:
    """The mails that wait: who lost our notice finds them here."""
    for mail in list_retenidos(persona.id) if se_recibe() else ():
        yield Tarjeta(
            titulo=_("Un correo espera su decisión"),
            texto=mail.titulo or mail.asunto,
            href=url_for("buzon.retenido", mail_id=mail.id),
            accion=_("Ver el correo"),
            icono="mail",
            grupo="secundaria",
            orden=15,
        )


def _export(usuario: Usuario) -> list[dict[str, Any]]:
    mails = list_de_persona(usuario.id)
    return [as_json(m, *ROW) | {"texto": leer_guardado(m).entero} for m in mails]


def _erase(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    for mail in list_de_persona(usuario.id):
        borrar(mail)


PERSONAL_DATA = PersonalData(name="correo_recibido", export=_export, erase=_erase)
