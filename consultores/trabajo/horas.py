"""What the consultant worked: day, quarters of an hour, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from consultores.solicitudes.borradores import INTENTO
from consultores.solicitudes.errors import YaNoEsSuyaError
from consultores.solicitudes.estados import (
    NOMBRES,
    Acto,
    ActoImposibleError,
    Estado,
    Papel,
)
from consultores.solicitudes.movimientos import lock, moves
from consultores.trabajo.errors import DiaDeHorasError, HorasError, SoloElMismoDiaError
from consultores.trabajo.models import RegistroHoras
from plataforma import audit
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.errors import NotFoundError
from plataforma.i18n import DEFAULT_ZONE, fecha
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from datetime import date

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

CUARTOS_DEL_DIA = 96
# From taking it on until it is delivered; hours of the last round are noted before delivering.
SE_ANOTA = (
    Estado.ACEPTADA,
    Estado.EN_CURSO,
    Estado.SUSPENDIDA,
    Estado.ENTREGADA,
    Estado.EN_REVISION,
)


@dataclass(frozen=True, kw_only=True)
class Trabajo:
    dia: date
    cuartos: int
    que: str


def list_horas(solicitud: Solicitud) -> list[RegistroHoras]:
    """Return the hours of who has the request, newest day first."""
    found = select(RegistroHoras).where(
        RegistroHoras.solicitud_id == solicitud.id,
        RegistroHoras.consultor_id == solicitud.consultor_id,
    )
    return list(
        db.session.scalars(found.order_by(RegistroHoras.dia.desc(), RegistroHoras.id.desc()))
    )


def find_horas(solicitud: Solicitud, registro_id: int) -> RegistroHoras:
    found = db.session.get(RegistroHoras, registro_id)
    mine = found is not None and found.solicitud_id == solicitud.id
    if found is None or not mine or found.consultor_id != solicitud.consultor_id:
        raise NotFoundError
    return found


def anotar(solicitud: Solicitud, trabajo: Trabajo, *, actor: Usuario, intento: str) -> None:
    """Write hours down; the same form sent twice counts once."""
    consultor = _check(solicitud, actor)
    intento = intento[:INTENTO]
    again = select(RegistroHoras.id).where(
        RegistroHoras.solicitud_id == solicitud.id, RegistroHoras.intento == intento
    )
    if db.session.scalar(again) is not None:
        return
    _check_work(solicitud, consultor, trabajo)
    db.session.add(
        RegistroHoras(
            solicitud_id=solicitud.id,
            consultor_id=consultor.id,
            intento=intento,
            dia=trabajo.dia,
            cuartos=trabajo.cuartos,
            que=trabajo.que,
            anotado_el=now(),
        )
    )
    db.session.flush()
    _record("solicitud.anotar_horas", solicitud, actor, trabajo.cuartos)


def corregir(solicitud: Solicitud, registro_id: int, trabajo: Trabajo, *, actor: Usuario) -> None:
    """Correct what was written down today."""
    consultor = _check(solicitud, actor)
    found = find_horas(solicitud, registro_id)
    _check_today(found, consultor)
    _check_work(solicitud, consultor, trabajo, besides=found)
    found.dia, found.cuartos, found.que = trabajo.dia, trabajo.cuartos, trabajo.que
    _record("solicitud.corregir_horas", solicitud, actor, trabajo.cuartos)


def quitar(solicitud: Solicitud, registro_id: int, *, actor: Usuario) -> None:
    """Take away what was written down today."""
    consultor = _check(solicitud, actor)
    found = find_horas(solicitud, registro_id)
    _check_today(found, consultor)
    db.session.delete(found)
    _record("solicitud.corregir_horas", solicitud, actor, 0)


def se_corrige(registro: RegistroHoras, consultor: Consultor) -> bool:
    """Whether it was written down today, on the consultant's calendar."""
    zone = zona_de(consultor.pais) or DEFAULT_ZONE
    return to_zone(registro.anotado_el, zone).date() == to_zone(now(), zone).date()


def se_anotan(solicitud: Solicitud) -> bool:
    return solicitud.estado in SE_ANOTA


def dias(solicitud: Solicitud, consultor: Consultor) -> tuple[date, date]:
    """Return (first, last) day that may be written down: since it was taken, until today."""
    zone = zona_de(consultor.pais) or DEFAULT_ZONE
    taken = [m.ocurrio_el for m in moves(solicitud, Acto.ACEPTAR)]
    return to_zone(taken[-1] if taken else now(), zone).date(), to_zone(now(), zone).date()


def _check(solicitud: Solicitud, actor: Usuario) -> Consultor:
    lock(solicitud)
    if solicitud.papel_de(actor) != Papel.CONSULTOR or solicitud.consultor is None:
        raise YaNoEsSuyaError
    if not se_anotan(solicitud):
        raise ActoImposibleError(estado=NOMBRES[solicitud.estado])
    return solicitud.consultor


def _check_today(registro: RegistroHoras, consultor: Consultor) -> None:
    if not se_corrige(registro, consultor):
        raise SoloElMismoDiaError


def _check_work(
    solicitud: Solicitud,
    consultor: Consultor,
    trabajo: Trabajo,
    besides: RegistroHoras | None = None,
) -> None:
    first, last = dias(solicitud, consultor)
    if not first <= trabajo.dia <= last:
        raise DiaDeHorasError(desde=fecha(first))
    same_day = select(func.coalesce(func.sum(RegistroHoras.cuartos), 0)).where(
        RegistroHoras.consultor_id == consultor.id,
        RegistroHoras.dia == trabajo.dia,
        RegistroHoras.id != (besides.id if besides else 0),
    )
    noted = db.session.scalar(same_day) or 0
    if trabajo.cuartos < 1 or noted + trabajo.cuartos > CUARTOS_DEL_DIA:
        raise HorasError


def _record(accion: str, solicitud: Solicitud, actor: Usuario, cuartos: int) -> None:
    audit.record(
        accion,
        ("solicitud", solicitud.referencia),
        actor=actor,
        datos={"cuartos": cuartos},
    )
