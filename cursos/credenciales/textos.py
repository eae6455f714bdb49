"""A credential in words: for the badge and the pages, each in its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.credenciales.models import Credencial, MotivoRevocacion, Situacion
from cursos.insignias import emisor
from cursos.insignias.open_badges import Logro
from plataforma.clock import to_zone
from plataforma.i18n import DEFAULT_ZONE, numero
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from datetime import date, datetime

    from cursos.catalogo.models import VersionCurso

PALABRAS = {
    Situacion.VIGENTE: _l("Vigente"),
    Situacion.VENCIDA: _l("Vencida"),
    Situacion.REEMPLAZADA: _l("Reemplazada"),
    Situacion.REVOCADA: _l("Revocada"),
}
FRASES = {
    Situacion.VIGENTE: _l("Es auténtica y está vigente hoy."),
    Situacion.VENCIDA: _l("Es auténtica, pero su plazo terminó."),
    Situacion.REEMPLAZADA: _l("Es auténtica, pero hay una más nueva."),
    Situacion.REVOCADA: _l("Quien la emitió la dejó sin efecto. No la acepte."),
}
RETIRADA = (_l("Retirada a pedido"), _l("La retiró la persona titular al cerrar su cuenta."))
TONOS = {
    Situacion.VIGENTE: ("exito", "check"),
    Situacion.VENCIDA: ("atencion", "clock"),
    Situacion.REEMPLAZADA: ("atencion", "undo"),
    Situacion.REVOCADA: ("error", "error"),
}
MOTIVOS = {
    MotivoRevocacion.ERROR_DE_EMISION: _l("Se emitió por error"),
    MotivoRevocacion.DATOS_EQUIVOCADOS: _l("Tiene datos equivocados"),
    MotivoRevocacion.EVALUACION_INVALIDA: _l("La evaluación no fue válida"),
    MotivoRevocacion.A_PEDIDO: _l("Lo pidió la persona titular"),
    MotivoRevocacion.OTRO: _l("Otro motivo"),
}


@dataclass(frozen=True, kw_only=True)
class Ficha:
    """What pages show of one credential, in the language of the page. Values only."""

    codigo: str
    titular: str
    nombre: str
    curso: str
    curso_slug: str
    descripcion: str
    criterio: str
    horas: str
    emisor: str
    emitida: date
    vence: date | None
    situacion: Situacion
    palabra: str
    frase: str
    tono: str
    icono: str
    url: str


def ficha(credencial: Credencial, lang: str, *, at: datetime) -> Ficha:
    """Return the credential as it stands at that moment."""
    situacion = credencial.situacion(at)
    palabra, frase, (tono, icono) = PALABRAS[situacion], FRASES[situacion], TONOS[situacion]
    if not credencial.titular:  # who closed the account took it along
        (palabra, frase), tono, icono = RETIRADA, "neutro", "info"
    version = credencial.version
    return Ficha(
        codigo=credencial.codigo,
        titular=credencial.titular or str(_("Titular retirado")),
        nombre=_bilingual(version, "nombre").en(lang),
        curso=version.titulo.en(lang),
        curso_slug=version.curso.slug,
        descripcion=_bilingual(version, "descripcion").en(lang),
        criterio=_bilingual(version, "criterio").en(lang),
        horas=hours(version.credencial["horas"]),
        emisor=emisor.NOMBRE.en(lang),
        emitida=day(credencial.emitida_el),
        vence=day(credencial.vence_el) if credencial.vence_el else None,
        situacion=situacion,
        palabra=str(palabra),
        frase=str(frase),
        tono=tono,
        icono=icono,
        url=emisor.verification_url(credencial.codigo, lang),
    )


def logro(version: VersionCurso, lang: str) -> Logro:
    """Return the achievement of a version, in the language of the credential."""
    course = emisor.course_url(version.curso.slug, lang)
    return Logro(
        url=f"{course}#version-{version.numero}",
        codigo=version.credencial["codigo"],
        version=version.numero,
        idioma=lang,
        nombre=_bilingual(version, "nombre").en(lang),
        descripcion=_bilingual(version, "descripcion").en(lang),
        criterio=_bilingual(version, "criterio").en(lang),
        criterio_url=course,
        horas=float(version.credencial["horas"]),
    )


def reason(credencial: Credencial) -> str:
    """Return the public reason of a revocation; empty when there is none."""
    motivo = credencial.motivo_revocacion
    return str(MOTIVOS[motivo]) if motivo else ""


def hours(value: float) -> str:
    """5.5 → 5,5 horas."""
    if value == 1:
        return str(_("1 hora"))
    return str(_("%(horas)s horas", horas=numero(value)))


def day(moment: datetime) -> date:
    """Return the day on the issuer's calendar: page and paper must agree for every reader."""
    return to_zone(moment, DEFAULT_ZONE).date()


def _bilingual(version: VersionCurso, key: str) -> TextoBilingue:
    return TextoBilingue(**version.credencial[key])
