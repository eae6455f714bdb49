"""A credential in words: for the badge and the pages, each in its language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.credenciales import sustentos
from cursos.credenciales.models import (
    Credencial,
    EstadoCredencial,
    MotivoReemplazo,
    MotivoRevocacion,
    MotivoSuspension,
    Origen,
    Situacion,
    TipoLogro,
)
from cursos.emisores import firmantes
from cursos.insignias import emisor, open_badges
from plataforma.clock import to_zone
from plataforma.i18n import DEFAULT_ZONE, LANGS, fecha, lista, numero
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from cursos.credenciales.models import Logro
    from cursos.credenciales.sustentos import Sustento

PALABRAS = {
    Situacion.VIGENTE: _l("Vigente"),
    Situacion.VENCIDA: _l("Vencida"),
    Situacion.SUSPENDIDA: _l("Suspendida"),
    Situacion.REEMPLAZADA: _l("Reemplazada"),
    Situacion.REVOCADA: _l("Revocada"),
    Situacion.RETIRADA: _l("Retirada a pedido"),
}
FRASES = {
    Situacion.VIGENTE: _l("Es auténtica y está vigente hoy."),
    Situacion.VENCIDA: _l("Es auténtica, pero su plazo terminó."),
    Situacion.SUSPENDIDA: _l("Está sin efecto mientras se revisa. No la acepte por ahora."),
    Situacion.REEMPLAZADA: _l("Hay otra más nueva en su lugar: mire esa."),
    Situacion.REVOCADA: _l("Quien la emitió la dejó sin efecto. No la acepte."),
    Situacion.RETIRADA: _l("La retiró la persona titular. Ya no se muestra de quién era."),
}
TONOS = {
    Situacion.VIGENTE: ("exito", "check"),
    Situacion.VENCIDA: ("atencion", "clock"),
    Situacion.SUSPENDIDA: ("atencion", "warning"),
    Situacion.REEMPLAZADA: ("atencion", "undo"),
    Situacion.REVOCADA: ("error", "error"),
    Situacion.RETIRADA: ("neutro", "info"),
}
MOTIVOS = {
    MotivoRevocacion.ERROR_DE_EMISION: _l("Se emitió por error"),
    MotivoRevocacion.DATOS_EQUIVOCADOS: _l("Tiene datos equivocados"),
    MotivoRevocacion.EVALUACION_INVALIDA: _l("La evaluación no fue válida"),
    MotivoRevocacion.A_PEDIDO: _l("Lo pidió la persona titular"),
    MotivoRevocacion.OTRO: _l("Otro motivo"),
    MotivoRevocacion.EQUIPO_CAMBIO: _l("Cambió el equipo que la sustentaba"),
}
MOTIVOS_SUSPENSION = {
    MotivoSuspension.EN_REVISION: _l("Se están revisando los datos o la evaluación"),
    MotivoSuspension.IMPUGNADA: _l("Alguien la impugnó y se investiga"),
    MotivoSuspension.OTRO: _l("Otro motivo"),
    MotivoSuspension.SIN_SUSTENTO: _l("Una credencial que la sustenta no está en vigor"),
}
# Said in the language of a document, whatever the page's.
MARCO = TextoBilingue(es="Plan de estudios de Escala", pt="Plano de estudos da Escala")
NIVELES = {
    "basico": TextoBilingue(es="Nivel básico", pt="Nível básico"),
    "intermedio": TextoBilingue(es="Nivel intermedio", pt="Nível intermediário"),
    "avanzado": TextoBilingue(es="Nivel avanzado", pt="Nível avançado"),
}
MOTIVOS_REEMPLAZO = {
    MotivoReemplazo.RENOVADA: _l("Se renovó"),
    MotivoReemplazo.NOMBRE_CORREGIDO: _l("Se corrigió el nombre"),
}


@dataclass(frozen=True, kw_only=True)
class Ficha:
    """What pages show of one credential, in the language of the page. Values only."""

    codigo: str
    tipo: TipoLogro
    titular: str
    nombre: str
    curso: str
    curso_slug: str
    logro_url: str  # the page that says how it is earned
    sustentos: Sequence[Sustento]
    reconocida: bool  # for what was learned elsewhere
    descripcion: str
    criterio: str
    horas: str
    emisor: str
    claves_url: str  # where the issuer publishes its keys
    emitida: date
    vence: date | None
    situacion: Situacion
    palabra: str
    frase: str
    suceso: str  # what happened, when and why, for the public; empty while it is valid
    tono: str
    icono: str
    url: str


def ficha(credencial: Credencial, lang: str, *, at: datetime) -> Ficha:
    """Return the credential as it stands at that moment."""
    situacion = credencial.situacion(at)
    tono, icono = TONOS[situacion]
    named = credencial.titular if situacion != Situacion.RETIRADA else ""
    logro = credencial.logro
    version = logro.version
    return Ficha(
        codigo=credencial.codigo,
        tipo=TipoLogro(logro.tipo),
        titular=named or str(_("Titular retirado")),
        nombre=logro.texto("nombre").en(lang),
        curso=version.titulo.en(lang) if version else "",
        curso_slug=version.curso.slug if version else "",
        logro_url=address(logro, lang),
        sustentos=sustentos.mostrados(credencial, lang) if named else (),
        reconocida=credencial.origen == Origen.RECONOCIMIENTO,
        descripcion=logro.texto("descripcion").en(lang),
        criterio=logro.texto("criterio").en(lang),
        horas=hours(logro.horas),
        emisor=firmantes.nombre(credencial.emisor).en(lang),
        claves_url=emisor.keys_url(credencial.emisor.slug if credencial.emisor else ""),
        emitida=day(credencial.emitida_el),
        vence=day(credencial.vence_el) if credencial.vence_el else None,
        situacion=situacion,
        palabra=str(PALABRAS[situacion]),
        frase=str(FRASES[situacion]),
        suceso=_event(credencial, situacion),
        tono=tono,
        icono=icono,
        url=emisor.verification_url(credencial.codigo, lang),
    )


def logro(earned: Logro, lang: str) -> open_badges.Logro:
    """Return the achievement as the badge says it, in the language of the credential."""
    page, other = address(earned, lang), next(other for other in LANGS if other != lang)
    return open_badges.Logro(
        url=_versioned(earned, lang),
        codigo=earned.codigo,
        version=earned.numero,
        idioma=lang,
        nombre=earned.texto("nombre").en(lang),
        descripcion=earned.texto("descripcion").en(lang),
        criterio=earned.texto("criterio").en(lang),
        criterio_url=page,
        horas=earned.horas,
        nivel=NIVELES[earned.nivel].en(lang) if earned.nivel in NIVELES else "",
        competencias=[
            open_badges.Competencia(
                codigo=codigo,
                nombre=nombre.en(lang),
                marco=MARCO.en(lang),
                url=f"{page}#{codigo.lower()}",
            )
            for codigo, nombre in earned.competencias
        ],
        gemelo=(_versioned(earned, other), other),
    )


def _versioned(earned: Logro, lang: str) -> str:
    return f"{address(earned, lang)}#version-{earned.numero}"


def address(earned: Logro, lang: str) -> str:
    """Return the page that says how it is earned."""
    if earned.version is None:
        return emisor.achievement_url(earned.codigo, lang)
    return emisor.course_url(earned.version.curso.slug, lang)


def _replaced_before(credencial: Credencial) -> datetime | None:
    """Return the day of one that was replaced before the row said when."""
    nueva = credencial.reemplazada_por
    return nueva.emitida_el if nueva else None


def _event(credencial: Credencial, situacion: Situacion) -> str:
    """Say what ended or holds up its effect: the day, and the public reason when there is one."""
    sentences: dict[Situacion, tuple[Any, datetime | None, Any]] = {
        Situacion.VENCIDA: (_l("Venció el %(fecha)s."), credencial.vence_el, ""),
        Situacion.SUSPENDIDA: (
            _l("Suspendida el %(fecha)s. Motivo: %(motivo)s."),
            credencial.suspendida_el,
            MOTIVOS_SUSPENSION.get(credencial.motivo_suspension or MotivoSuspension.OTRO),
        ),
        Situacion.REEMPLAZADA: (
            _l("Reemplazada el %(fecha)s. Motivo: %(motivo)s."),
            credencial.reemplazada_el or _replaced_before(credencial),
            MOTIVOS_REEMPLAZO[credencial.motivo_reemplazo or MotivoReemplazo.RENOVADA],
        ),
        Situacion.REVOCADA: (
            _l("Revocada el %(fecha)s. Motivo: %(motivo)s."),
            credencial.revocada_el,
            MOTIVOS.get(credencial.motivo_revocacion or MotivoRevocacion.OTRO),
        ),
        Situacion.RETIRADA: (
            _l("Retirada el %(fecha)s."),
            credencial.retirada_el or credencial.revocada_el,
            "",
        ),
    }
    sentence, moment, motivo = sentences.get(situacion, ("", None, ""))
    return str(sentence) % {"fecha": fecha(day(moment)), "motivo": motivo} if moment else ""


def procedencia(c: Ficha) -> str:
    """Say in a line what it comes from: the course, the pieces of a diploma, a firm's team."""
    if c.tipo == TipoLogro.EMPRESA:
        return str(_("Por las credenciales vigentes de su equipo"))
    if c.tipo == TipoLogro.FORMADOR:
        return str(_("Por dos talleres que condujo y otra persona observó"))
    if c.tipo == TipoLogro.DIPLOMA and c.sustentos:
        return str(_("Reúne %(piezas)s", piezas=lista([s.clave for s in c.sustentos])))
    if c.reconocida:
        return str(_("Aprendizaje externo reconocido"))
    return c.curso


def reason(credencial: Credencial) -> str:
    """Return the public reason of a revocation or suspension; empty when there is none."""
    if credencial.estado == EstadoCredencial.SUSPENDIDA and credencial.motivo_suspension:
        return str(MOTIVOS_SUSPENSION[credencial.motivo_suspension])
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
