"""What can be asked about lists. Who may ask is settled before, by loading the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlalchemy.orm import defer, joinedload

from cursos.importaciones.colocacion import NUEVAS, Grupo
from cursos.importaciones.models import (
    ABIERTAS,
    EstadoImportacion,
    FilaImportada,
    Importacion,
)
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Subquery

POR_PAGINA = 25
FUERA = "fuera"  # the filter that shows what somebody left out


@dataclass(frozen=True)
class Cuentas:
    """The lines of a list by group, and by cause; each cause the most frequent first."""

    grupos: dict[Grupo, int]
    errores: dict[str, int]
    avisos: dict[str, int]

    @property
    def nuevas(self) -> int:
        return sum(self.grupos.get(g, 0) for g in NUEVAS)

    def de(self, grupo: str) -> int:
        return self.grupos.get(Grupo(grupo), 0)


def find_importacion(
    cohorte_id: int, organizacion_id: int, importacion_id: int
) -> Importacion | None:
    """Return a list of the chamber, never one that another chamber brought to the same cohort."""
    return db.session.scalar(
        select(Importacion).where(
            Importacion.id == importacion_id,
            Importacion.cohorte_id == cohorte_id,
            Importacion.organizacion_id == organizacion_id,
            Importacion.estado != EstadoImportacion.DESCARTADA,
        )
    )


def find_ultimas(
    cohorte_id: int, organizacion_id: int, usuario_id: int
) -> tuple[Importacion | None, Importacion | None]:
    """Return the newest list that a person left before confirming it, and the last confirmed."""
    here = (Importacion.cohorte_id == cohorte_id, Importacion.organizacion_id == organizacion_id)
    mine = (Importacion.creada_por_id == usuario_id, Importacion.estado.in_(ABIERTAS))
    newest = select(func.max(Importacion.id)).where(*here)
    left = newest.where(*mine).scalar_subquery()
    confirmed = newest.where(Importacion.confirmada_el.is_not(None)).scalar_subquery()
    heavy = (defer(Importacion.hojas), defer(Importacion.mapa), defer(Importacion.lectura))
    found = db.session.scalars(
        select(Importacion)
        .where(or_(Importacion.id == left, Importacion.id == confirmed))
        .options(*heavy)
    ).all()
    by_state = {lista.confirmada_el is not None: lista for lista in found}
    return by_state.get(False), by_state.get(True)


def list_confirmadas(cohorte_id: int, organizacion_id: int) -> Sequence[Importacion]:
    """Return the receipts of a chamber in a cohort, the newest first."""
    return db.session.scalars(
        select(Importacion)
        .where(
            Importacion.cohorte_id == cohorte_id,
            Importacion.organizacion_id == organizacion_id,
            Importacion.confirmada_el.is_not(None),
        )
        .order_by(Importacion.id.desc())
        .limit(POR_PAGINA)
        .options(joinedload(Importacion.confirmada_por), defer(Importacion.mapa))
    ).all()


def find_igual_confirmada(lista: Importacion) -> Importacion | None:
    """Return the very same file as confirmed before in the same cohort."""
    return db.session.scalar(
        select(Importacion)
        .where(
            Importacion.cohorte_id == lista.cohorte_id,
            Importacion.organizacion_id == lista.organizacion_id,
            Importacion.huella == lista.huella,
            Importacion.estado == EstadoImportacion.CONFIRMADA,
            Importacion.id != lista.id,
        )
        .order_by(Importacion.id.desc())
        .limit(1)
    )


def find_mapa_anterior(organizacion_id: int, titulos: str) -> dict[str, int] | None:
    """Return the columns that the chamber chose the last time for the same headers."""
    if not titulos:
        return None
    found = db.session.scalar(
        select(Importacion.mapa)
        .where(
            Importacion.organizacion_id == organizacion_id,
            Importacion.titulos == titulos,
            Importacion.estado.in_((EstadoImportacion.PREPARADA, EstadoImportacion.CONFIRMADA)),
        )
        .order_by(Importacion.id.desc())
        .limit(1)
    )
    return dict(found["columnas"]) if found else None


def contar(colocada: Subquery) -> Cuentas:
    """Count a list by group and cause: one statement, however many lines."""
    c = colocada.c
    rows = db.session.execute(
        select(c.grupo, c.causa, c.aviso, func.count()).group_by(c.grupo, c.causa, c.aviso)
    )
    groups: dict[Grupo, int] = {}
    wrong: dict[str, int] = {}
    odd: dict[str, int] = {}
    for grupo, causa, aviso, total in rows:
        groups[Grupo(grupo)] = groups.get(Grupo(grupo), 0) + total
        if grupo == Grupo.ERROR:
            wrong[causa] = wrong.get(causa, 0) + total
        elif grupo in NUEVAS and aviso:
            odd[aviso] = odd.get(aviso, 0) + total
    return Cuentas(groups, _most_first(wrong), _most_first(odd))


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def list_filas(
    colocada: Subquery, cuentas: Cuentas, ver: str, pagina: int
) -> Pagina[tuple[FilaImportada, str]]:
    """Return a page of lines with their cause: wrong ones, of one cause, odd ones, or left out."""
    c = colocada.c
    found = select(FilaImportada, c.causa).join(colocada, c.id == FilaImportada.id)
    if ver == FUERA:
        total, found = cuentas.de(Grupo.FUERA), found.where(c.grupo == Grupo.FUERA.value)
    elif ver in cuentas.avisos:
        new = c.grupo.in_([g.value for g in NUEVAS])
        total, found = cuentas.avisos[ver], found.where(new, c.aviso == ver)
    else:
        found = found.where(c.grupo == Grupo.ERROR.value)
        total = cuentas.errores.get(ver, cuentas.de(Grupo.ERROR))
        if ver in cuentas.errores:
            found = found.where(c.causa == ver)
    page: Pagina[tuple[FilaImportada, str]] = Pagina(
        total=total, pedida=pagina, por_pagina=POR_PAGINA
    )
    rows = db.session.execute(page.de(found.order_by(FilaImportada.numero)))
    page.filas = [(fila, causa) for fila, causa in rows]
    return page


def list_todas_con_error(colocada: Subquery) -> list[tuple[FilaImportada, str]]:
    c = colocada.c
    found = select(FilaImportada, c.causa).join(colocada, c.id == FilaImportada.id)
    rows = db.session.execute(
        found.where(c.grupo == Grupo.ERROR.value).order_by(FilaImportada.numero)
    )
    return [(fila, causa) for fila, causa in rows]


def map_por_numero(lista: Importacion, numeros: Iterable[int]) -> dict[int, FilaImportada]:
    """Return these lines of a list."""
    found = select(FilaImportada).where(
        FilaImportada.importacion_id == lista.id, FilaImportada.numero.in_(list(numeros))
    )
    return {fila.numero: fila for fila in db.session.scalars(found)}


def siguiente_error(colocada: Subquery, numero: int) -> int:
    """Return the next wrong line below this one, else the first; 0 when none is left."""
    c = colocada.c
    wrong = select(func.min(c.numero)).where(c.grupo == Grupo.ERROR.value)
    after = db.session.scalar(wrong.where(c.numero >= numero))
    return after or db.session.scalar(wrong) or 0
