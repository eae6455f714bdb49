"""The search of the directory: one statement counts everything, one says who is on the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import and_, case, func, or_, select

from consultores.red.directorio import EN_LA_OFERTA, NOMBRES
from consultores.red.models import Consultor
from consultores.red.models_agenda import Ausencia
from consultores.red.models_directorio import FilaDirectorio, PalabraDirectorio, letra
from plataforma.busqueda.analisis import analyse
from plataforma.busqueda.documento import IDIOMAS
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement

POR_PAGINA = 12
MAX_TEXTO = 80
MAX_PALABRAS = 8
DISPONIBLE = "ahora"
EN_LINEA, VISITA = "linea", "visita"
# Counts of thousands are remembered for a while: counting takes long, and one more says nothing.
RECORDADO, RECORDADOS, MUCHOS, SEGUNDOS = "red.conteos", 200, 2_000, 60.0
Facetas = dict[str, dict[str, int]]

# Each list of choices of the page: its name in the address, its column of codes.
COLUMNAS: Mapping[str, Any] = {
    "area": FilaDirectorio.areas,
    "subtema": FilaDirectorio.subtemas,
    "pais": FilaDirectorio.paises,
    "idioma": FilaDirectorio.idiomas,
    "sector": FilaDirectorio.sectores,
    "servicio": FilaDirectorio.servicios,
    "modalidad": FilaDirectorio.modalidades,
    "acuerdo": FilaDirectorio.acuerdos,
}
LISTAS = (*COLUMNAS, "disponible")
LETRAS: Mapping[str, Mapping[str, str]] = {
    name: {letra(code): code for code in codes}
    for name, codes in {
        **{name: NOMBRES[column.key] for name, column in COLUMNAS.items() if column.key in NOMBRES},
        "modalidad": (EN_LINEA, VISITA),
    }.items()
}


@dataclass(frozen=True, kw_only=True)
class Filtros:
    """What the address says. Values of one list widen it; lists narrow each other."""

    q: str = ""
    area: tuple[str, ...] = ()
    subtema: tuple[str, ...] = ()
    pais: tuple[str, ...] = ()  # whose firms are served
    idioma: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    servicio: tuple[str, ...] = ()
    modalidad: tuple[str, ...] = ()
    acuerdo: tuple[str, ...] = ()
    disponible: tuple[str, ...] = ()

    @property
    def activos(self) -> dict[str, Any]:
        """The parts of the address, in its order."""
        return {k: v for k, v in vars(self).items() if v}

    def sin(self, nombre: str, valor: str = "") -> Filtros:
        """Return these without a list, or without one value of it."""
        if nombre == "q":
            return replace(self, q="")
        kept = tuple(v for v in getattr(self, nombre) if valor and v != valor)
        changed: dict[str, Any] = {nombre: kept}
        found = replace(self, **changed)
        if nombre == "area":  # a sub-topic stands within its area
            return replace(found, subtema=tuple(s for s in found.subtema if _area_of(s) in kept))
        return found


def _area_of(subtema: str) -> str:
    return subtema.partition("-")[0]


@dataclass(frozen=True, kw_only=True)
class Hallados:
    """Consultants found.

    `facetas`: how many each choice would give under the other lists. `consejos`: how many there
    would be without one of the lists. `todas`: False when nobody has every word of the text, and
    these have some.
    """

    pagina: Pagina[Consultor]
    facetas: Facetas
    consejos: Mapping[str, int] = field(default_factory=dict)
    todas: bool = True


@dataclass(frozen=True, kw_only=True)
class Conteo:
    """What the counting statement says."""

    total: int
    facetas: Facetas
    consejos: Mapping[str, int]


def buscar(filtros: Filtros, plegado: str, numero: int = 1) -> Hallados:
    """Find public consultants. `plegado`: the text in lower case without accents, for names."""
    words = _words(filtros.q)
    todas = True
    conditions = _conditions(filtros, plegado, words, todas=True)
    conteo = _contar(filtros, conditions)
    if not conteo.total and len(words) > 1:
        some = _conditions(filtros, plegado, words, todas=False)
        widened = _count(some)
        if widened.total:
            conditions, conteo, todas = some, widened, False
    page: Pagina[Consultor] = Pagina(total=conteo.total, pedida=numero, por_pagina=POR_PAGINA)
    page.filas = _rows(page, conditions, _order(plegado, words, todas=todas))
    consejos = {} if conteo.total else conteo.consejos
    return Hallados(pagina=page, facetas=conteo.facetas, consejos=consejos, todas=todas)


def contar(filtros: Filtros, plegado: str) -> Conteo:
    """Return how many there are, and the choices, without the people."""
    words = _words(filtros.q)
    return _contar(filtros, _conditions(filtros, plegado, words, todas=True))


def es_visible() -> ColumnElement[bool]:
    """In SQL, of a row of the directory, what `Consultor.es_publico` says."""
    return FilaDirectorio.visible_hasta > now()


def esta_disponible() -> ColumnElement[bool]:
    """Who can take a request today: there is room, no pause, and they are not away."""
    day, row = hoy(), FilaDirectorio
    away = select(Ausencia.consultor_id).where(Ausencia.desde <= day, Ausencia.hasta >= day)
    return and_(
        row.con_lugar,
        or_(row.pausa_hasta.is_(None), row.pausa_hasta <= day),
        row.consultor_id.not_in(away),
    )


def _words(q: str) -> list[set[str]]:
    """Return, for each word of the text that says something, its terms in both languages."""
    found: dict[int, set[str]] = {}
    for lang in IDIOMAS:
        for token in analyse(q, lang):
            found.setdefault(token.inicio, set()).add(token.termino)
    return [found[place] for place in sorted(found)][:MAX_PALABRAS]


def _has(word: set[str], *, in_offer: bool = False) -> ColumnElement[bool]:
    hits = select(PalabraDirectorio.consultor_id).where(PalabraDirectorio.termino.in_(sorted(word)))
    if in_offer:
        hits = hits.where(PalabraDirectorio.peso == EN_LA_OFERTA)
    return FilaDirectorio.consultor_id.in_(hits)


def _named(plegado: str) -> ColumnElement[bool]:
    return FilaDirectorio.nombre_plegado.contains(plegado[:MAX_TEXTO], autoescape=True)


def _conditions(
    filtros: Filtros, plegado: str, words: Sequence[set[str]], *, todas: bool
) -> dict[str, ColumnElement[bool]]:
    found: dict[str, ColumnElement[bool]] = {}
    for name in filtros.activos:
        if name == "q":
            join = and_ if todas else or_
            said = [join(*map(_has, words))] if words else []
            found[name] = or_(_named(plegado), *said)
        elif name == "disponible":
            found[name] = esta_disponible()
        else:
            column = COLUMNAS[name]
            found[name] = or_(*(column.contains(letra(code)) for code in getattr(filtros, name)))
    return found


def _contar(filtros: Filtros, conditions: Mapping[str, ColumnElement[bool]]) -> Conteo:
    """Count, or say again what a wide search of lists counted a moment ago."""
    kept: dict[Filtros, tuple[float, Conteo]]
    kept = current_app.extensions.setdefault(RECORDADO, {})
    until, conteo = kept.get(filtros, (0.0, None))
    if conteo is not None and until > monotonic():
        return conteo
    conteo = _count(conditions)
    if conteo.total >= MUCHOS and not filtros.q:
        while len(kept) >= RECORDADOS:
            kept.pop(next(iter(kept)), None)
        kept[filtros] = (monotonic() + SEGUNDOS, conteo)
    return conteo


def _count(conditions: Mapping[str, ColumnElement[bool]]) -> Conteo:
    """Count in one scan: each row says which of the lists it fails, by one bit each.

    Who fails none is found; who fails only one list counts for the choices of that list, and for
    the advice to take it away.
    """
    bits = {name: 1 << place for place, name in enumerate(conditions)}
    shown = {n: c for n, c in COLUMNAS.items() if n != "subtema" or "area" in conditions}
    free = case((esta_disponible(), 1), else_=0).label("libre")
    scan = select(*shown.values(), free).where(es_visible())
    if conditions:
        failed: Any = sum(case((c, 0), else_=bits[n]) for n, c in conditions.items())
        # The offset changes nothing but keeps both databases from asking again for each sum.
        scan = scan.add_columns(failed.label("falla")).offset(0)
    rows = scan.subquery()

    def only(function: Any, *bit: int) -> Any:
        return function.filter(rows.c.falla.in_([0, *bit])) if conditions else function

    def under_the_others(name: str, function: Any) -> Any:
        return only(function, *([bits[name]] if name in bits else []))

    row = db.session.execute(
        select(
            only(func.count()),
            under_the_others("disponible", func.sum(rows.c.libre)),
            *(func.count().filter(rows.c.falla == bit) for bit in bits.values()),
            *(
                under_the_others(name, func.aggregate_strings(rows.c[column.key], ""))
                for name, column in shown.items()
            ),
        ).select_from(rows)
    ).one()
    total, libres, *rest = row
    alone = dict(zip(bits, rest[: len(bits)], strict=True))
    facetas = {n: _tally(n, t or "") for n, t in zip(shown, rest[len(bits) :], strict=True)}
    facetas["disponible"] = {DISPONIBLE: int(libres or 0)}
    consejos = {name: count for name, count in alone.items() if count}
    return Conteo(total=total, facetas=facetas, consejos=consejos)


def _tally(name: str, text: str) -> dict[str, int]:
    """Count the codes of a list in all rows at once: each is one character."""
    found = Counter(text)
    return {code: found[char] for char, code in LETRAS[name].items() if char in found}


def _rows(
    page: Pagina[Consultor], conditions: Mapping[str, ColumnElement[bool]], order: Sequence[Any]
) -> list[Consultor]:
    ids = select(FilaDirectorio.consultor_id).where(es_visible(), *conditions.values())
    wanted = db.session.scalars(page.de(ids.order_by(*order))).all()
    found = db.session.scalars(select(Consultor).where(Consultor.id.in_(wanted)))
    by_id = {c.id: c for c in found}
    return [by_id[i] for i in wanted]


def _order(plegado: str, words: Sequence[set[str]], *, todas: bool) -> list[Any]:
    """Of a text: who has it in the name, then in their offer. Then who is free, then speed."""
    row = FilaDirectorio
    free = case((esta_disponible(), 0), else_=1)
    usual: list[Any] = [free, row.mediana, row.nombre_plegado, row.consultor_id]
    if not plegado:
        return usual
    said: list[Any] = [case((_named(plegado), 0), else_=1)]
    if words and not todas:
        said.append(sum(case((_has(w), -1), else_=0) for w in words))
    if words:
        said.append(sum(case((_has(w, in_offer=True), -1), else_=0) for w in words))
    return [*said, *usual]
