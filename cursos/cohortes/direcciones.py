"""Addresses that leave the site: in mails, in WhatsApp messages, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import current_app

if TYPE_CHECKING:
    from config import Settings


def _base() -> str:
    settings: Settings = current_app.extensions["settings"]
    return settings.base_url


def invitacion(token: str, lang: str) -> str:
    return f"{_base()}/{lang}/invitacion/{token}/"


def escribir_codigo(lang: str) -> str:
    return f"{_base()}/{lang}/invitacion/"


def mi_cohorte(cohorte_id: int, lang: str) -> str:
    return f"{_base()}/{lang}/cuenta/cohortes/{cohorte_id}/"


def cohorte(camara: str, cohorte_id: int, lang: str) -> str:
    return f"{_base()}/{lang}/camara/{camara}/cohortes/{cohorte_id}/"


def unirse(codigo: str, lang: str) -> str:
    return f"{_base()}/{lang}/unirse/{codigo}/"


def escribir_codigo_de_cohorte(lang: str) -> str:
    return f"{_base()}/{lang}/unirse/"


def curso(clave: str, lang: str) -> str:
    return f"{_base()}/{lang}/cursos/{clave}/"


def whatsapp(telefono: str, texto: str) -> str:
    """wa.me wants the number without its plus."""
    return f"https://wa.me/{telefono.removeprefix('+')}?text={quote(texto, safe='')}"


def mailto(correo: str, asunto: str, texto: str) -> str:
    query = f"subject={quote(asunto, safe='')}&body={quote(texto, safe='')}"
    return f"mailto:{quote(correo, safe='@')}?{query}"
