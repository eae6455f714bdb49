"""What a credential rests on: in the signed document, and on the pages.

`Credencial.evidencias` holds entries of three kinds: another credential of the same person,
something learned elsewhere that was recognised, and a workshop that somebody else saw. They are
public; files and texts behind them are not.
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
    from plataforma.texto import TextoBilingue

CREDENCIAL, EXTERNO, TALLER = "credencial", "externo", "taller"


@dataclass(frozen=True, kw_only=True)
class Sustento:
    """One thing that a credential rests on, in words. `href`: where it can be checked."""

    tipo: str
    clave: str  # of the achievement; empty for what was learned elsewhere
    texto: str
    frase: str = ""  # what has no page of its own, in a sentence
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


def taller(
    *, curso: TextoBilingue, camara: str, terminaron: int, cierre: date, observado: date
) -> dict[str, Any]:
    return {
        "tipo": TALLER,
        "curso": curso.as_dict(),
        "camara": camara,
        "terminaron": terminaron,
        "cierre": cierre.isoformat(),
        "observado": observado.isoformat(),
    }


def mostrados(credencial: Credencial, lang: str) -> list[Sustento]:
    """Return what it rests on, as the page in that language says it."""
    with in_lang(lang):
        return [_shown(entry, lang) for entry in credencial.evidencias]


def firmados(credencial: Credencial, lang: str) -> list[Evidencia]:
    """Return what goes into the signed document."""
    with in_lang(lang):
        return [
            _signed(entry, shown)
            for entry in credencial.evidencias
            for shown in [_shown(entry, lang)]
        ]


def _signed(entry: dict[str, Any], shown: Sustento) -> Evidencia:
    if shown.tipo == CREDENCIAL:
        told = _("Credencial que se reúne para obtener esta.")
        return Evidencia(nombre=shown.texto, relato=told, genero=_("Credencial"), url=shown.href)
    if shown.tipo == TALLER:
        return Evidencia(
            nombre=shown.texto, relato=shown.frase, genero=_("Taller conducido"), url=""
        )
    return Evidencia(
        nombre=entry["titulo"], relato=shown.frase, genero=_("Aprendizaje externo"), url=""
    )


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
    if entry["tipo"] == TALLER:
        return Sustento(
            tipo=TALLER,
            clave="",
            texto=f"{entry['curso'][lang]} · {entry['camara']}",
            frase=_(
                "Taller del curso «%(curso)s» en %(camara)s: terminaron %(n)s personas. Cerró el %(cierre)s; otra persona lo observó el %(dia)s.",  # noqa: E501
                curso=entry["curso"][lang],
                camara=entry["camara"],
                n=entry["terminaron"],
                cierre=fecha(date.fromisoformat(entry["cierre"])),
                dia=fecha(date.fromisoformat(entry["observado"])),
            ),
        )
    parts = [entry["titulo"], entry["institucion"], fecha(date.fromisoformat(entry["fecha"]))]
    if entry["horas"]:
        parts.append(_("%(horas)s h", horas=numero(entry["horas"])))
    texto = " · ".join(parts)
    frase = _("Aprendizaje externo reconocido: %(que)s", que=texto)
    return Sustento(tipo=EXTERNO, clave="", texto=texto, frase=frase)
