"""Who carries what, asked of the database: a fixed number of statements, whatever it holds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, or_, select, true

from consultores.carga.fila import (
    POR_PAGINA,
    Cifras,
    Demanda,
    Fila,
    Filtro,
    Orden,
    Situacion,
    desde,
)
from consultores.gestion.alcance import propio
from consultores.red.models import Ausencia, Consultor, ConsultorArea, Desempeno, EstadoConsultor
from consultores.solicitudes.desempeno import DEL_CONSULTOR, callada
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Row, Select

AL_LEER = 500  # rows of the file that are read at a time


def contar(filtro: Filtro, persona: Usuario) -> dict[Situacion | None, int]:
    """Return how many stand in each situation under the other filters: one statement."""
    base = _Base()
    counts = [func.count().filter(base.en(s)) for s in Situacion]
    query = base.de(func.count(), *counts).where(*_filtered(filtro, persona))
    row = db.session.execute(query).one()
    return dict(zip([None, *Situacion], row, strict=True))


def listar(filtro: Filtro, persona: Usuario, total: int) -> Pagina[Fila]:
    """Return one page: two statements, whatever the number."""
    page: Pagina[Fila] = Pagina(total=total, pedida=filtro.pagina, por_pagina=POR_PAGINA)
    base, ids = _Base(), page.de(_ids(filtro, persona)).subquery()
    shown = base.de(*base.columnas()).join(ids, ids.c.id == Consultor.id)
    rows = db.session.execute(shown.order_by(*base.orden(filtro.orden))).all()
    figures = _figures(Asignacion.consultor_id.in_([r.id for r in rows]))
    page.filas = [_fila(r, figures) for r in rows]
    return page


def recorrer(filtro: Filtro, persona: Usuario) -> Iterator[Fila]:
    """Yield everybody whom the filter shows, some at a time: two statements, too."""
    base = _Base()
    ids = _narrowed(base.de(Consultor.id), base, filtro, persona)
    figures = _figures(Asignacion.consultor_id.in_(ids))
    query = _query(filtro, persona).execution_options(yield_per=AL_LEER)
    for row in db.session.execute(query):
        yield _fila(row, figures)


def find_fila(consultor: Consultor) -> Fila:
    """Return the row of one consultant."""
    base = _Base()
    row = db.session.execute(base.de(*base.columnas()).where(Consultor.id == consultor.id)).one()
    return _fila(row, _figures(Asignacion.consultor_id == consultor.id))


def demanda(consultor: Consultor) -> Demanda:
    """Count what was asked in the areas of one consultant, and how much of it could come."""
    s = Solicitud
    speaks = s.idioma.in_(consultor.codigos_idioma)
    serves = and_(speaks, s.pais.in_(consultor.codigos_pais))
    row = db.session.execute(
        select(func.count(), func.count().filter(speaks), func.count().filter(serves)).where(
            s.area.in_(consultor.codigos_area), s.enviada_el >= desde()
        )
    ).one()
    return Demanda(de_sus_areas=row[0], en_su_idioma=row[1], de_sus_paises=row[2])


class _Base:
    """The tables that say how somebody stands, one row for each consultant."""

    def __init__(self) -> None:
        day = hoy()
        self.fuera = (
            select(Ausencia.consultor_id, func.max(Ausencia.hasta).label("hasta"))
            .where(Ausencia.desde <= day, Ausencia.hasta >= day)
            .group_by(Ausencia.consultor_id)
            .subquery("fuera")
        )

    def de(self, *columns: Any) -> Select[Any]:
        """Return a statement over them."""
        return (
            select(*columns)
            .select_from(Consultor)
            .outerjoin(Desempeno)
            .outerjoin(Usuario, Usuario.id == Consultor.usuario_id)
            .outerjoin(self.fuera, self.fuera.c.consultor_id == Consultor.id)
        )

    def columnas(self) -> list[Any]:
        c = Consultor
        return [
            *(c.id, c.slug, c.nombre, c.pais, c.estado, c.vence_el, c.acreditado_el, c.cupo),
            *(c.pausa_hasta, c.ultima_oferta_el),
            (func.coalesce(Usuario.estado, "") == EstadoUsuario.ACTIVO).label("con_cuenta"),
            self.abiertas.label("abiertas"),
            self.fuera.c.hasta.label("fuera_hasta"),
        ]

    @property
    def abiertas(self) -> ColumnElement[int]:
        return func.coalesce(Desempeno.abiertas, 0)

    def en(self, situacion: Situacion | None) -> ColumnElement[bool]:
        """Condition: somebody is in this situation."""
        c = Consultor
        active = and_(
            c.estado == EstadoConsultor.ACREDITADO,
            c.vence_el > now(),
            func.coalesce(Usuario.estado, "") == EstadoUsuario.ACTIVO,
        )
        full = self.abiertas >= c.cupo
        away = or_(self.fuera.c.hasta.is_not(None), func.coalesce(c.pausa_hasta > hoy(), False))
        never = or_(c.ultima_oferta_el.is_(None), c.ultima_oferta_el < desde())
        every = {
            Situacion.CON_LUGAR: and_(active, ~full, ~away),
            Situacion.AL_TOPE: and_(active, full),
            Situacion.AUSENTE: and_(active, away),
            Situacion.SIN_OFERTAS: and_(active, never),
            Situacion.CALLA: _silences(literal(1)).exists(),
            Situacion.INACTIVO: ~func.coalesce(active, False),
        }
        return every[situacion] if situacion else true()

    def orden(self, orden: Orden) -> list[ColumnElement[Any]]:
        c = Consultor
        load = self.abiertas * 100 / func.coalesce(func.nullif(c.cupo, 0), 1)
        first: dict[Orden, list[ColumnElement[Any]]] = {
            Orden.CARGA: [load.desc()],
            Orden.SILENCIO: [_silences(func.count()).scalar_subquery().desc()],
            Orden.OFERTA: [c.ultima_oferta_el.is_not(None).asc(), c.ultima_oferta_el.asc()],
            Orden.NOMBRE: [],
        }
        return [*first[orden], c.nombre_plegado.asc(), c.id.asc()]


def _silences(what: Any) -> Select[Any]:
    """Return a statement over what one consultant left silent: looked up, not counted for all."""
    a = Asignacion
    return (
        select(what)
        .select_from(a)
        .where(a.consultor_id == Consultor.id, a.asignada_el >= desde(), callada())
        .correlate(Consultor)
    )


def _ids(filtro: Filtro, persona: Usuario) -> Select[Any]:
    """Return the statement for whom the filter shows, in order, with no table that it can spare."""
    base = _Base()
    some = base.de(Consultor.id) if filtro.situacion else select(Consultor.id).outerjoin(Desempeno)
    return _narrowed(some, base, filtro, persona).order_by(*base.orden(filtro.orden))


def _query(filtro: Filtro, persona: Usuario) -> Select[Any]:
    base = _Base()
    found = _narrowed(base.de(*base.columnas()), base, filtro, persona)
    return found.order_by(*base.orden(filtro.orden))


def _narrowed(query: Select[Any], base: _Base, filtro: Filtro, persona: Usuario) -> Select[Any]:
    return query.where(*_filtered(filtro, persona), base.en(filtro.situacion))


def _filtered(filtro: Filtro, persona: Usuario) -> list[ColumnElement[bool]]:
    c = Consultor
    # Who is, or was until suspended, of the network; not who closed the account.
    suspended = and_(c.estado == EstadoConsultor.SUSPENDIDO, c.usuario_id.is_not(None))
    found = [propio(persona, c.pais), or_(c.estado == EstadoConsultor.ACREDITADO, suspended)]
    if filtro.pais:
        found.append(c.pais == filtro.pais)
    if filtro.area:
        of_the_area = select(ConsultorArea.consultor_id).where(ConsultorArea.area == filtro.area)
        found.append(c.id.in_(of_the_area))
    if filtro.q:
        found.append(c.nombre_plegado.contains(filtro.q, autoescape=True))
    return found


def _figures(whose: ColumnElement[bool]) -> Mapping[int, Cifras]:
    """Count the offers of the last 90 days: one statement, one row for each length of answer."""
    a = Asignacion
    answered = a.respuesta.in_(DEL_CONSULTOR)
    rows = db.session.execute(
        select(
            a.consultor_id,
            a.dias_respuesta,
            func.count(),
            func.count().filter(a.respuesta == Respuesta.ACEPTADA),
            func.count().filter(a.respuesta == Respuesta.DECLINADA),
            func.count().filter(callada()),
            func.count().filter(and_(answered, a.respondida_el <= a.responder_antes_el)),
        )
        .where(whose, a.asignada_el >= desde())
        .group_by(a.consultor_id, a.dias_respuesta)
    )
    found: defaultdict[int, Cifras] = defaultdict(Cifras)
    for consultor_id, days, offered, taken, refused, silent, in_time in rows:
        one = found[consultor_id]
        one.ofrecidas += offered
        one.tomadas += taken
        one.rechazadas += refused
        one.calladas += silent
        one.a_tiempo += in_time
        one.dias += [] if days is None else [days] * (taken + refused)
    return found


def _fila(row: Row[Any], figures: Mapping[int, Cifras]) -> Fila:
    return Fila(**row._asdict(), cifras=figures.get(row.id, Cifras()))
