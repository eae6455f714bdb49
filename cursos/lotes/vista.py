"""Lots in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from cursos.lotes.evidencia import NADA, Evidencia
from cursos.lotes.models import ELEGIBLES, Caso, EstadoItem, EstadoLote, Omision
from cursos.lotes.queries import PER_PAGE, Persona
from cursos.tareas.historia import etiqueta_estado
from plataforma.i18n import fecha, numero
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.lotes.services import Eleccion

ESTADOS: dict[EstadoLote, tuple[Any, str, str]] = {
    EstadoLote.BORRADOR: (_l("Borrador"), "neutro", "edit"),
    EstadoLote.ESPERANDO: (_l("Espera a otra persona"), "atencion", "clock"),
    EstadoLote.EN_CURSO: (_l("En curso"), "info", "route"),
    EstadoLote.TERMINADO: (_l("Terminada"), "exito", "check"),
    EstadoLote.DETENIDO: (_l("Detenida"), "atencion", "warning"),
    EstadoLote.RECHAZADO: (_l("Rechazada"), "error", "error"),
    EstadoLote.DESCARTADO: (_l("Descartada"), "neutro", "info"),
}
CASOS: dict[Caso, tuple[Any, str, str]] = {
    Caso.CUMPLE: (_l("Curso completado"), "exito", "check"),
    Caso.SIN_COMPLETAR: (_l("No completó el curso"), "atencion", "warning"),
    Caso.VENCIDA: (_l("Tiene una vencida"), "atencion", "clock"),
    Caso.YA_LA_TIENE: (_l("Ya la tiene"), "neutro", "certificate"),
    Caso.SUSPENDIDA: (_l("La tiene suspendida"), "atencion", "warning"),
    Caso.REVOCADA: (_l("Se le revocó"), "error", "error"),
    Caso.RETIRADA: (_l("La retiró"), "neutro", "info"),
    Caso.SIN_CUENTA: (_l("Sin cuenta todavía"), "neutro", "mail"),
    Caso.SIN_CREDENCIAL: (_l("Su versión no la otorga"), "neutro", "info"),
}
PORQUES: dict[Caso, Any] = {
    Caso.SIN_COMPLETAR: _l("Si la marca, se emite por decisión suya y con su motivo."),
    Caso.VENCIDA: _l("Si la marca, se renueva: la anterior pasa a decir «Reemplazada»."),
    Caso.SUSPENDIDA: _l("Restablézcala o revóquela antes."),
    Caso.REVOCADA: _l("Después de una revocación se emite de a una, a mano."),
    Caso.RETIRADA: _l("Pidió que no se mostrara más. Si la quiere de nuevo, emítala a mano."),
    Caso.SIN_CUENTA: _l("No aceptó la invitación."),
}
OMISIONES: dict[Omision, Any] = {
    Omision.YA_LA_TIENE: _l("Ya tenía una vigente."),
    Omision.SUSPENDIDA: _l("La tiene suspendida."),
    Omision.CAMBIO: _l("Cambió de situación después de decidirse."),
    Omision.FUERA: _l("Salió de la cohorte o cerró su cuenta."),
    Omision.DETENIDO: _l("La emisión se detuvo antes."),
    Omision.FALLO: _l("No se pudo emitir. Inténtelo a mano o avise al equipo técnico."),
}
ITEMS: dict[EstadoItem, tuple[Any, str, str]] = {
    EstadoItem.PENDIENTE: (_l("Pendiente"), "neutro", "clock"),
    EstadoItem.EMITIDA: (_l("Emitida"), "exito", "check"),
    EstadoItem.OMITIDA: (_l("No emitida"), "atencion", "warning"),
}
# Filters of the page where one chooses: what stands in the URL → which cases.
GRUPOS: dict[str, tuple[Any, tuple[Caso, ...]]] = {
    "": (_l("Todas"), tuple(Caso)),
    "completaron": (_l("Completaron"), (Caso.CUMPLE,)),
    "sin-completar": (_l("Sin completar"), (Caso.SIN_COMPLETAR, Caso.VENCIDA)),
    "ya-la-tienen": (_l("Ya la tienen"), (Caso.YA_LA_TIENE,)),
    "sin-cuenta": (_l("Sin cuenta"), (Caso.SIN_CUENTA,)),
    "otras": (
        _l("Otras"),
        (Caso.SUSPENDIDA, Caso.REVOCADA, Caso.RETIRADA, Caso.SIN_CREDENCIAL),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Fila:
    """A person with the evidence, in words. `elegible`: they can be ticked."""

    persona: Persona
    elegible: bool
    elegida: bool
    estado: tuple[Any, str, str]
    porque: str
    lecciones: str
    nota: str
    hoja: str
    completo: str


def fila(persona: Persona, evidencia: Evidencia = NADA, *, elegida: bool = False) -> Fila:
    p = evidencia.progreso
    return Fila(
        persona=persona,
        elegible=persona.caso in ELEGIBLES,
        elegida=elegida,
        estado=CASOS[persona.caso],
        porque=str(PORQUES.get(persona.caso, "")),
        lecciones=_("%(hechas)s de %(total)s", hechas=p.hechas, total=p.total) if p else "—",
        nota=_mark(evidencia),
        hoja=etiqueta_estado(evidencia.entrega)[0] if evidencia.entrega else "—",
        completo=fecha(p.completada_el) if p and p.completada_el else "—",
    )


def _mark(evidencia: Evidencia) -> str:
    """70 % en 2 intentos."""
    p = evidencia.progreso
    if p is None or p.mejor_nota is None:
        return "—"
    if not evidencia.intentos:
        return str(_("%(nota)s de 100", nota=numero(p.mejor_nota)))
    tries = ngettext("%(num)s intento", "%(num)s intentos", evidencia.intentos)
    return str(_("%(nota)s de 100, %(intentos)s", nota=numero(p.mejor_nota), intentos=tries))


@dataclass(frozen=True)
class Filtro:
    clave: str
    texto: str
    cuenta: int
    activo: bool


def filtros(eleccion: Eleccion, grupo: str) -> list[Filtro]:
    """Return the groups that have somebody, and the one in force."""
    found = [
        Filtro(clave, str(texto), sum(eleccion.cuenta(c) for c in casos), clave == grupo)
        for clave, (texto, casos) in GRUPOS.items()
    ]
    return [f for f in found if f.cuenta or f.activo or not f.clave]


def pagina(eleccion: Eleccion, grupo: str, pedida: int) -> Pagina[Persona]:
    """Return one page of the people of a group."""
    casos = GRUPOS[grupo][1]
    people = [p for p in eleccion.personas if p.caso in casos]
    page: Pagina[Persona] = Pagina(total=len(people), pedida=pedida, por_pagina=PER_PAGE)
    begin = (page.numero - 1) * PER_PAGE
    page.filas = people[begin : begin + PER_PAGE]
    return page


def cuentas(eleccion: Eleccion) -> list[tuple[str, str]]:
    """Return what becomes of everybody of the cohort, for the check page: nobody is left out."""
    chosen = {p.usuario_id for p in eleccion.elegidas}
    left = [p for p in eleccion.personas if p.usuario_id not in chosen or p.usuario_id is None]

    def count(*casos: Caso) -> int:
        return sum(p.caso in casos for p in left)

    named = (
        (_("Se emiten"), len(eleccion.elegidas)),
        (_("Completaron el curso y usted las quitó"), count(Caso.CUMPLE)),
        (_("No completaron el curso"), count(Caso.SIN_COMPLETAR)),
        (_("Ya la tienen"), count(Caso.YA_LA_TIENE)),
        (_("Tienen una vencida"), count(Caso.VENCIDA)),
        (_("Sin cuenta todavía"), count(Caso.SIN_CUENTA)),
        (
            _("La tienen suspendida, se les revocó o la retiraron"),
            count(Caso.SUSPENDIDA, Caso.REVOCADA, Caso.RETIRADA),
        ),
        (_("Su versión del curso no la otorga"), count(Caso.SIN_CREDENCIAL)),
    )
    return [(label, numero(n)) for i, (label, n) in enumerate(named) if n or i == 0]


def avance(counts: Mapping[EstadoItem, int]) -> tuple[int, int]:
    """Return (done, everybody) of a decided lot."""
    done = counts.get(EstadoItem.EMITIDA, 0) + counts.get(EstadoItem.OMITIDA, 0)
    return done, done + counts.get(EstadoItem.PENDIENTE, 0)
