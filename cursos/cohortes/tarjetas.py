"""What cohorts add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.cohortes import queries
from cursos.cohortes.models import EstadoParticipante
from cursos.cohortes.recorrido import pasos_de
from cursos.cohortes.resumen import resumen_de
from plataforma.access import puede
from plataforma.clock import now
from plataforma.i18n import bi, fecha, numero
from plataforma.organizaciones.queries import list_membresias
from plataforma.part import Tarjeta
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.models import Participante
    from cursos.cohortes.recorrido import Paso
    from cursos.cohortes.resumen import Resumen
    from plataforma.identidad.models import Usuario


def cuenta(persona: Usuario) -> Iterable[Tarjeta]:
    """A line in the account menu for each chamber that the person acts for."""
    for m in list_membresias(persona.id):
        page = "cohortes.lista" if m.organizacion.confirmada else "equipos.ver"
        yield Tarjeta(
            titulo=m.organizacion.nombre,
            href=url_for(page, organizacion=m.organizacion.slug),
            icono="users",
            orden=20,
        )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """The chambers that one manages, the cohorts that one is in."""
    for chamber in resumen_de(persona.id):
        yield _chamber(chamber)
    mine = queries.list_mis_participaciones(persona.id)
    steps = pasos_de(mine)
    for p in mine:
        yield _cohort(p, steps.get(p.id))


def _cohort(p: Participante, paso: Paso | None) -> Tarjeta:
    where = _(
        "%(camara)s. Puede terminar hasta el %(fecha)s inclusive.",
        camara=p.cohorte.organizacion.nombre,
        fecha=fecha(p.cohorte.cierre),
    )
    if paso:
        where = f"{decir_paso(paso)}. {where}"
    if p.estado == EstadoParticipante.EN_ESPERA:
        where = _("Está en la lista de espera. Le escribimos cuando haya un lugar.")
    return Tarjeta(
        titulo=p.cohorte.nombre,
        texto=where,
        href=url_for("cohortes.mia", cohorte=p.cohorte_id),
        icono="calendar",
        grupo="plazo" if _waits(p) else "",
        orden=30,
    )


def decir_paso(paso: Paso) -> str:
    """Say where one is on a route: "Curso 2 de 5: Incoterms"."""
    text: str = _(
        "Curso %(numero)s de %(total)s: %(curso)s",
        numero=paso.numero,
        total=paso.total,
        curso=bi(paso.curso.titulo),
    )
    return text


def _waits(p: Participante) -> bool:
    """Whether the person still has something to do before the cohort closes."""
    if p.estado == EstadoParticipante.EN_ESPERA:
        return False
    done = p.inscripcion is not None and p.inscripcion.completada_el is not None
    return not done and p.cohorte.cierre >= now().date()


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.ADMINISTRAR):
        yield Tarjeta(
            titulo=_("Cohortes"),
            texto=_("Los grupos de cada cámara y su avance, para consultar."),
            href=url_for("cohortes.por_camara"),
            icono="users",
            orden=40,
        )


def _chamber(chamber: Resumen) -> Tarjeta:
    slug = chamber.organizacion.slug
    if chamber.detenidos and chamber.cohorte_id:
        return Tarjeta(
            titulo=_("Su cámara: %(camara)s", camara=chamber.organizacion.nombre),
            texto=_(
                "En «%(cohorte)s». Escríbales con el mensaje ya listo.", cohorte=chamber.cohorte
            ),
            href=url_for(
                "cohortes.ver", organizacion=slug, cohorte=chamber.cohorte_id, ver="detenidos"
            ),
            accion=_("Ver quiénes son"),
            cifra=ngettext(
                "%(cuantas)s persona detenida",
                "%(cuantas)s personas detenidas",
                chamber.detenidos,
                cuantas=numero(chamber.detenidos),
            ),
            icono="warning",
            grupo="principal",
            orden=10,
        )
    return Tarjeta(
        titulo=_("Su cámara: %(camara)s", camara=chamber.organizacion.nombre),
        texto=_("Cree una cohorte y cargue su lista de personas.")
        if not chamber.cohortes
        else _("Siga el avance de cada persona."),
        href=url_for("cohortes.lista", organizacion=slug),
        accion=_("Ver las cohortes"),
        icono="users",
        grupo="principal",
        orden=10,
    )
