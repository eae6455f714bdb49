"""The search of the directory: who is found, how many each choice gives, who is on the page."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from consultores.red.directorio import NOMBRES
from consultores.red.indice import indice
from consultores.red.models import Consultor
from consultores.red.models_directorio import FilaDirectorio, letra
from plataforma.busqueda.analisis import analyse
from plataforma.busqueda.documento import IDIOMAS
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from consultores.red.indice import Indice

POR_PAGINA = 12
MAX_TEXTO = 80
MAX_PALABRAS = 8
DISPONIBLE = "ahora"
EN_LINEA, VISITA = "linea", "visita"
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
    """How many there are, and how many each choice gives."""

    total: int
    facetas: Facetas
    consejos: Mapping[str, int]


def buscar(filtros: Filtros, plegado: str, numero: int = 1) -> Hallados:
    """Find public consultants. `plegado`: the text in lower case without accents, for names."""
    with _leido(filtros) as (index, words):
        asked = _Pregunta(index, filtros, plegado, words)
        conteo, todas = asked.contar(), True
        if not conteo.total and len(words) > 1:
            some = _Pregunta(index, filtros, plegado, words, todas=False)
            widened = some.contar()
            if widened.total:
                asked, conteo, todas = some, widened, False
        page: Pagina[Consultor] = Pagina(total=conteo.total, pedida=numero, por_pagina=POR_PAGINA)
        wanted = index.en_orden(asked.en_grupos(), page.desde, POR_PAGINA)
    page.filas = _consultores(wanted)
    consejos = {} if conteo.total else conteo.consejos
    return Hallados(pagina=page, facetas=conteo.facetas, consejos=consejos, todas=todas)


def contar(filtros: Filtros, plegado: str) -> Conteo:
    """Return how many there are, and the choices, without the people."""
    with _leido(filtros) as (index, words):
        return _Pregunta(index, filtros, plegado, words).contar()


@contextmanager
def _leido(filtros: Filtros) -> Iterator[tuple[Indice, list[set[str]]]]:
    """Give the index, in step with the database and with the words of the text read."""
    words, index = _words(filtros.q), indice()
    with index.cerrojo:
        index.poner_al_dia()
        index.leer_terminos({term for word in words for term in word})
        yield index, words


def _consultores(ids: Sequence[int]) -> list[Consultor]:
    if not ids:
        return []
    by_id = {c.id: c for c in db.session.scalars(select(Consultor).where(Consultor.id.in_(ids)))}
    return [by_id[i] for i in ids]


def _words(q: str) -> list[set[str]]:
    """Return, for each word of the text that says something, its terms in both languages."""
    found: dict[int, set[str]] = {}
    for lang in IDIOMAS:
        for token in analyse(q, lang):
            found.setdefault(token.inicio, set()).add(token.termino)
    return [found[place] for place in sorted(found)][:MAX_PALABRAS]


class _Pregunta:
    """What is asked, as sets of consultants: each the bits of one number (`indice`)."""

    def __init__(
        self,
        index: Indice,
        filtros: Filtros,
        plegado: str,
        words: Sequence[set[str]],
        *,
        todas: bool = True,
    ) -> None:
        self.index, self.words, self.todas = index, words, todas
        self.visibles, self.disponibles = index.visibles(), index.disponibles()
        self.llamados = index.llamados(plegado[:MAX_TEXTO]) if plegado else None
        # Who holds each list of the address.
        self.listas = {name: self._de(name, value) for name, value in filtros.activos.items()}

    def _de(self, name: str, value: Any) -> int:
        if name == "q":
            return self._del_texto()
        if name == "disponible":
            return self.disponibles
        held = self.index.con[COLUMNAS[name].key]
        return reduce(or_, (held[letra(code)] for code in value))

    def _del_texto(self) -> int:
        """Who is called so, or has all the words (or some)."""
        named = self.visibles if self.llamados is None else self.llamados
        if not self.words:
            return named
        return named | reduce(and_ if self.todas else or_, map(self.index.con_palabra, self.words))

    def _sin(self, omitted: str = "") -> int:
        """Who is found by everything but one list."""
        held = (people for name, people in self.listas.items() if name != omitted)
        return reduce(and_, held, self.visibles)

    def contar(self) -> Conteo:
        """Count the people, the choices of each list under the others, and the advice."""
        found = self._sin()
        shown = {n: c for n, c in COLUMNAS.items() if n != "subtema" or "area" in self.listas}
        facetas = {name: self._choices(name, column.key) for name, column in shown.items()}
        libres = self._sin("disponible") & self.disponibles
        facetas["disponible"] = {DISPONIBLE: libres.bit_count()}
        alone = {name: (self._sin(name) & ~found).bit_count() for name in self.listas}
        consejos = {name: count for name, count in alone.items() if count}
        return Conteo(total=found.bit_count(), facetas=facetas, consejos=consejos)

    def _choices(self, name: str, column: str) -> dict[str, int]:
        under, held = self._sin(name), self.index.con[column]
        counts = {c: (held[char] & under).bit_count() for char, c in LETRAS[name].items()}
        return {code: count for code, count in counts.items() if count}

    def en_grupos(self) -> list[int]:
        """Split who is found, first come first.

        Of a text: who has it in the name, then in their offer. Then who is free.
        """
        groups = [self._sin()]
        if self.llamados is not None:
            groups = _split(groups, [self.llamados, ~self.llamados])
            if self.words and not self.todas:
                groups = _split(groups, _by_hits([self.index.con_palabra(w) for w in self.words]))
            offers = [self.index.con_palabra(w, en_la_oferta=True) for w in self.words]
            groups = _split(groups, _by_hits(offers))
        return _split(groups, [self.disponibles, ~self.disponibles])


def _split(groups: Sequence[int], parts: Sequence[int]) -> list[int]:
    return [found for group in groups for part in parts if (found := group & part)]


def _by_hits(sets: Sequence[int]) -> list[int]:
    """Return who is in all of the sets, in all but one … in none."""
    exactly = [-1]  # everybody is in none of no sets
    for people in sets:
        outside = [e & ~people for e in exactly]
        inside = [e & people for e in exactly]
        exactly = [a | b for a, b in zip([*inside, 0], [0, *outside], strict=True)]
    return exactly
