"""What a credential rests on: in the signed document, and on the pages.

`Credencial.evidencias` holds entries of two kinds: another credential of the same person, and
something learned elsewhere that was recognised. Both are public; files behind them are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.insignias import emisor
from cursos.insignias.open_badges import Evidencia
from plataforma.i18n import fecha, in_lang, numero

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial

CREDENCIAL, EXTERNO = "credencial", "externo"


@dataclass(frozen=True, kw_only=True)
class Sustento:
    """One thing that a credential rests on, in words. `href`: where it can be checked."""

    tipo: str
    clave: str  # of the achievement; empty for what was learned elsewhere
    texto: str
    href: str = ""


def de_credencial(pieza: Credencial) -> dict[str, Any]:
    return {
        "tipo": CREDENCIAL,
        "codigo": pieza.codigo,
        "logro": pieza.logro.codigo,
        "nombre": pieza.logro.texto("nombre").as_dict(),
    }


def externo(*, institucion: str, titulo: str, el: date, horas: float | None) -> dict[str, Any]:
    return {
        "tipo": EXTERNO,
        "institucion": institucion,
        "titulo": titulo,
        "fecha": el.isoformat(),
        "horas": horas,
    }


def mostrados(credencial: Credencial, lang: str) -> list[Sustento]:
    """Return what it rests on, as the page in that language says it."""
    with in_lang(lang):
        return [_shown(entry, lang) for entry in credencial.evidencias]


def firmados(credencial: Credencial, lang: str) -> list[Evidencia]:
    """Return what goes into the signed document."""
    with in_lang(lang):
        return [
            Evidencia(
                nombre=shown.texto if shown.clave else entry["titulo"],
                relato=_("Credencial que se reúne para obtener esta.")
                if shown.clave
                else _("Aprendizaje externo reconocido: %(que)s", que=shown.texto),
                genero=_("Credencial") if shown.clave else _("Aprendizaje externo"),
                url=shown.href,
            )
            for entry in credencial.evidencias
            for shown in [_shown(entry, lang)]
        ]


def nombrada(codigo: str, nombre: str) -> str:
    """MC-B4 «Cobro lo que exporto»."""
    return str(_("%(codigo)s «%(nombre)s»", codigo=codigo, nombre=nombre))


def _shown(entry: dict[str, Any], lang: str) -> Sustento:
    if entry["tipo"] == CREDENCIAL:
        return Sustento(
            tipo=CREDENCIAL,
            clave=entry["logro"],
            texto=nombrada(entry["logro"], entry["nombre"][lang]),
            href=emisor.verification_url(entry["codigo"], lang),
        )
    parts = [entry["titulo"], entry["institucion"], fecha(date.fromisoformat(entry["fecha"]))]
    if entry["horas"]:
        parts.append(_("%(horas)s h", horas=numero(entry["horas"])))
    return Sustento(tipo=EXTERNO, clave="", texto=" · ".join(parts))
