"""Keeps the rows of the directory in step with the consultants, in the same transaction.

Whatever changes a consultant, an own row of theirs or their account through the session is
noticed here: no service can forget it. What is written around the session (bulk loads) calls
`poner_al_dia`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from secrets import randbits
from typing import TYPE_CHECKING, Any, TypeGuard

from sqlalchemy import (
    and_,
    delete,
    event,
    func,
    insert,
    inspect,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from consultores.red.models import (
    Consultor,
    ConsultorAcuerdo,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    ConsultorSector,
    ConsultorServicio,
    ConsultorSubtema,
    Desempeno,
    EstadoConsultor,
)
from consultores.red.models_directorio import FilaDirectorio, PalabraDirectorio, letra
from consultores.taxonomia import ACUERDOS, AREAS, IDIOMAS, SECTORES, SERVICIOS, SUBTEMAS
from plataforma.busqueda.analisis import analyse
from plataforma.db import db
from plataforma.i18n import LANGS
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.paises import PAISES
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

# Texts of other packages that lead to a consultant (their solved cases), by consultant.
Textos = Callable[[Sequence[int]], Mapping[int, Sequence[TextoBilingue]]]
_otros_textos: list[Textos] = []

SIN_RESPUESTAS = 9999.0  # days: who has answered nobody yet comes after who has
EN_LA_OFERTA, EN_LA_FICHA = 2, 1
LOTE = 500
CODIGOS: Mapping[str, Any] = {
    "areas": ConsultorArea.area,
    "subtemas": ConsultorSubtema.subtema,
    "paises": ConsultorPais.pais,
    "idiomas": ConsultorIdioma.idioma,
    "sectores": ConsultorSector.sector,
    "servicios": ConsultorServicio.servicio,
    "acuerdos": ConsultorAcuerdo.acuerdo,
}
NOMBRES: Mapping[str, Mapping[str, TextoBilingue]] = {
    "areas": AREAS,
    "subtemas": SUBTEMAS,
    "paises": {code: p.nombre for code, p in PAISES.items()},
    "idiomas": IDIOMAS,
    "sectores": SECTORES,
    "servicios": {code: s.nombre for code, s in SERVICIOS.items()},
    "acuerdos": {code: a.nombre for code, a in ACUERDOS.items()},
}
PROPIAS = tuple(column.class_ for column in CODIGOS.values())
# Of a consultant; other columns (whose turn it is) change nothing that is searched.
CON_PALABRAS = frozenset({"nombre", "resumen", "presentacion", *CODIGOS})
SIN_PALABRAS = frozenset(
    {"estado", "vence_el", "usuario_id", "cupo", "en_linea", "presencial", "pausa_hasta"}
)
DEL_TRABAJO = frozenset({"abiertas", "mediana_respuesta"})


def registrar_textos(function: Textos) -> None:
    """Let another package add texts to what finds a consultant; it calls `poner_al_dia` then."""
    if function not in _otros_textos:
        _otros_textos.append(function)


def poner_al_dia(ids: Iterable[int] | None = None) -> None:
    """Write the rows of these consultants, or of all, anew. Part of the caller's transaction."""
    db.session.flush()
    wanted = sorted(ids) if ids is not None else db.session.scalars(select(Consultor.id)).all()
    _write(db.session.connection(), wanted, with_words=True)


def completar() -> None:
    """Write the rows that are missing: everybody's, right after their table was made."""
    known = select(FilaDirectorio.consultor_id)
    poner_al_dia(db.session.scalars(select(Consultor.id).where(Consultor.id.not_in(known))).all())


@event.listens_for(Session, "after_flush")
def _follow(session: Session, _context: object) -> None:
    touched = [*session.new, *session.dirty]
    gone = {obj.id for obj in session.deleted if isinstance(obj, Consultor)}
    words = {c for obj in (*touched, *session.deleted) for c in _who_says_more(obj)} - gone
    rest = {c for obj in touched for c in _who_stands_otherwise(session, obj)} - gone - words
    for ids, with_words in ((words, True), (rest, False)):
        _write(session.connection(), sorted(ids), with_words=with_words)
    work = {d.consultor_id for d in touched if _works_otherwise(d)} - gone - words - rest
    if work:
        _write_work(session.connection(), sorted(work))


def _who_says_more(obj: object) -> Iterable[int]:
    """Yield the consultants who are found by other words after this object's change."""
    if isinstance(obj, PROPIAS):
        yield obj.consultor_id
    elif isinstance(obj, Consultor) and _changed(obj, CON_PALABRAS):
        yield obj.id


def _who_stands_otherwise(session: Session, obj: object) -> Iterable[int]:
    """Yield the consultants who are shown, or placed, otherwise after this object's change."""
    if isinstance(obj, Consultor) and _changed(obj, SIN_PALABRAS):
        yield obj.id
    elif isinstance(obj, Usuario) and obj not in session.new and _changed(obj, {"estado"}):
        found = select(Consultor.id).where(Consultor.usuario_id == obj.id)
        yield from session.connection().scalars(found)


def _works_otherwise(obj: object) -> TypeGuard[Desempeno]:
    """Whether somebody has more or less to do, or answers faster or slower, than before."""
    return isinstance(obj, Desempeno) and _changed(obj, DEL_TRABAJO)


def _changed(obj: object, names: Iterable[str]) -> bool:
    """Whether one of these attributes was written in this flush."""
    state: Any = inspect(obj)
    return any(state.attrs[name].history.has_changes() for name in names)


def _write(connection: Connection, ids: Sequence[int], *, with_words: bool) -> None:
    for start in range(0, len(ids), LOTE):
        some = ids[start : start + LOTE]
        others = [function(some) for function in _otros_textos] if with_words else []
        codes = _codes(connection, some)
        rows, words = [], []
        for found in _consultores(connection, some):
            held = {name: codes.get((found.id, name), []) for name in CODIGOS}
            rows.append(_row(found, held))
            texts = [text for by_id in others for text in by_id.get(found.id, ())]
            words += [
                {"termino": term, "consultor_id": found.id, "peso": weight}
                for term, weight in terminos(found, held, texts).items()
            ]
        _replace(connection, FilaDirectorio, some, rows)
        if with_words:
            _replace(connection, PalabraDirectorio, some, words)


def _write_work(connection: Connection, ids: Sequence[int]) -> None:
    """Write what somebody's work changes, and no more: each step of a request does."""
    row, c, d = FilaDirectorio, Consultor, Desempeno
    has_room = and_(c.usuario_id.is_not(None), func.coalesce(d.abiertas, 0) < c.cupo)
    room = (
        select(has_room)
        .select_from(c)
        .outerjoin(d, d.consultor_id == c.id)
        .where(c.id == row.consultor_id)
    )
    days = select(d.mediana_respuesta).where(d.consultor_id == row.consultor_id).scalar_subquery()
    connection.execute(
        update(row)
        .where(row.consultor_id.in_(ids))
        .values(
            con_lugar=room.scalar_subquery(),
            mediana=func.coalesce(days, SIN_RESPUESTAS),
            revision=randbits(31),
        )
    )


def _replace(
    connection: Connection, model: Any, ids: Sequence[int], rows: Sequence[dict[str, Any]]
) -> None:
    connection.execute(delete(model).where(model.consultor_id.in_(ids)))
    if rows:
        connection.execute(insert(model), rows)


def _consultores(connection: Connection, ids: Sequence[int]) -> Sequence[Any]:
    c, d = Consultor, Desempeno
    found = (
        select(
            *(c.id, c.estado, c.vence_el, c.usuario_id, c.nombre, c.nombre_plegado, c.resumen),
            *(c.presentacion, c.cupo, c.en_linea, c.presencial, c.pausa_hasta),
            *(Usuario.estado.label("cuenta"), d.abiertas, d.mediana_respuesta),
        )
        .outerjoin(Usuario, Usuario.id == c.usuario_id)
        .outerjoin(d, d.consultor_id == c.id)
        .where(c.id.in_(ids))
    )
    return connection.execute(found).all()


def _codes(connection: Connection, ids: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    """Return the codes of each consultant by the name of their column, in order."""
    each = [
        select(column.class_.consultor_id, literal(name), column.label("codigo")).where(
            column.class_.consultor_id.in_(ids)
        )
        for name, column in CODIGOS.items()
    ]
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for consultor_id, name, code in connection.execute(union_all(*each)):
        found[consultor_id, name].append(code)
    return {key: sorted(codes) for key, codes in found.items()}


def _row(row: Any, held: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    shown = row.estado == EstadoConsultor.ACREDITADO and (
        row.usuario_id is None or row.cuenta == EstadoUsuario.ACTIVO
    )
    ways = [w for w, given in (("linea", row.en_linea), ("visita", row.presencial)) if given]
    median = row.mediana_respuesta
    return {
        "consultor_id": row.id,
        "revision": randbits(31),
        "visible_hasta": row.vence_el if shown else None,
        "nombre_plegado": row.nombre_plegado,
        "con_lugar": row.usuario_id is not None and (row.abiertas or 0) < row.cupo,
        "pausa_hasta": row.pausa_hasta,
        "mediana": SIN_RESPUESTAS if median is None else median,
        "modalidades": "".join(map(letra, ways)),
        **{name: "".join(map(letra, codes)) for name, codes in held.items()},
    }


def terminos(
    row: Any, held: Mapping[str, Sequence[str]], others: Sequence[TextoBilingue]
) -> dict[str, int]:
    """Return what a consultant is found by, and how much each term says."""
    named = [NOMBRES[name][c] for name, codes in held.items() for c in codes if c in NOMBRES[name]]
    found: dict[str, int] = {}
    for lang in LANGS:
        texts = [t.en(lang) for t in (row.presentacion, *named, *others) if t]
        found |= {t.termino: EN_LA_FICHA for text in texts for t in analyse(text, lang)}
    for lang in LANGS:
        offer = f"{row.nombre} {row.resumen.en(lang) if row.resumen else ''}"
        found |= {t.termino: EN_LA_OFERTA for t in analyse(offer, lang)}
    return found
