"""What to do today in a cohort, the most pressing first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.cohortes.queries import Situacion
from cursos.tablero.enganches import Pendiente, pendientes_de
from cursos.tablero.vista import nombre_de
from cursos.tareas.models import EstadoEntrega
from plataforma.clock import now
from plataforma.i18n import fecha, numero

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cursos.cohortes.alcance import Vista
    from cursos.tablero.paradas import Detencion
    from plataforma.identidad.models import Usuario

AT_MOST = 5
SOON = timedelta(days=14)


def pendientes(
    persona: Usuario,
    vista: Vista,
    counts: Mapping[Situacion, int],
    paradas: Sequence[Detencion],
    hojas: Mapping[EstadoEntrega, int],
) -> list[Pendiente]:
    """Return the few things that bring people to the end, without asking the database."""
    found = [
        *_closing(vista, counts),
        *_stuck(vista, paradas),
        *_sheets(vista, hojas),
        *_absent(vista, counts),
        *pendientes_de(persona, vista),
    ]
    return sorted(found, key=lambda p: p.orden)[:AT_MOST]


def _closing(vista: Vista, counts: Mapping[Situacion, int]) -> Iterator[Pendiente]:
    left = vista.cohorte.cierre - now().date()
    going = sum(
        counts.get(s, 0) for s in (Situacion.EN_CURSO, Situacion.DETENIDO, Situacion.SIN_EMPEZAR)
    )
    if going and timedelta() <= left <= SOON:
        yield Pendiente(
            texto=ngettext(
                "La cohorte cierra el %(fecha)s y falta que termine %(cuantas)s persona.",
                "La cohorte cierra el %(fecha)s y falta que terminen %(cuantas)s personas.",
                going,
                fecha=fecha(vista.cohorte.cierre),
                cuantas=numero(going),
            ),
            href=url_for("tablero.personas", **vista.lugar, ver=Situacion.EN_CURSO.value),
            accion=_("Ver quiénes van en camino"),
            icono="clock",
            orden=10,
        )


def _stuck(vista: Vista, paradas: Sequence[Detencion]) -> Iterator[Pendiente]:
    for stop in sorted(paradas, key=lambda d: -d.personas)[:2]:
        yield Pendiente(
            texto=ngettext(
                "%(cuantas)s persona detenida en «%(lugar)s».",
                "%(cuantas)s personas detenidas en «%(lugar)s».",
                stop.personas,
                cuantas=numero(stop.personas),
                lugar=nombre_de(stop),
            ),
            href=url_for(
                "tablero.personas",
                **vista.lugar,
                ver=Situacion.DETENIDO.value,
                donde=str(stop.parada),
            ),
            accion=_("Ver quiénes son y escribirles"),
            icono="warning",
            orden=20,
        )


def _sheets(vista: Vista, hojas: Mapping[EstadoEntrega, int]) -> Iterator[Pendiente]:
    waiting = hojas.get(EstadoEntrega.ENTREGADA, 0)
    if waiting:
        yield Pendiente(
            texto=ngettext(
                "%(cuantas)s hoja de trabajo espera revisión.",
                "%(cuantas)s hojas de trabajo esperan revisión.",
                waiting,
                cuantas=numero(waiting),
            ),
            href=url_for("tablero.hojas", **vista.lugar, estado=EstadoEntrega.ENTREGADA.value),
            accion=_("Ver las hojas"),
            icono="file",
            orden=30,
        )


def _absent(vista: Vista, counts: Mapping[Situacion, int]) -> Iterator[Pendiente]:
    pending, idle = counts.get(Situacion.PENDIENTE, 0), counts.get(Situacion.SIN_EMPEZAR, 0)
    if idle:
        texto = ngettext(
            "%(cuantas)s persona tiene su lugar y no empezó.",
            "%(cuantas)s personas tienen su lugar y no empezaron.",
            idle,
            cuantas=numero(idle),
        )
        yield _write_to(vista, Situacion.SIN_EMPEZAR, texto, ("book", 40))
    if pending:
        texto = ngettext(
            "%(cuantas)s persona no respondió la invitación.",
            "%(cuantas)s personas no respondieron la invitación.",
            pending,
            cuantas=numero(pending),
        )
        yield _write_to(vista, Situacion.PENDIENTE, texto, ("mail", 45))


def _write_to(vista: Vista, situacion: Situacion, texto: str, how: tuple[str, int]) -> Pendiente:
    """Lead to the people of a situation; `how`: the icon and the place among the others."""
    icono, orden = how
    return Pendiente(
        texto=texto,
        href=url_for("tablero.personas", **vista.lugar, ver=situacion.value),
        accion=_("Ver quiénes son y escribirles"),
        icono=icono,
        orden=orden,
    )
