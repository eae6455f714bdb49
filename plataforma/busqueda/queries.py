"""What can be asked of the search."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from sqlalchemy import func, select, tuple_

from plataforma.busqueda.documento import Acierto, Consulta, Tipo
from plataforma.busqueda.models import DocumentoBuscable
from plataforma.busqueda.motor import current_motor
from plataforma.busqueda.resaltado import mark, snippet
from plataforma.busqueda.sugerencias import correct
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

POR_PAGINA = 10
POR_GRUPO = 5  # of each kind, before asking for that kind alone
POCOS = 3  # with fewer results than this, look for a misspelling


@dataclass(frozen=True, kw_only=True)
class Hallazgo:
    """One result, ready to be shown. Title and snippet are escaped and marked."""

    clave: str
    tipo: str
    idioma: str
    titulo: Markup
    extracto: Markup
    endpoint: str
    args: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Grupo:
    """The results of one kind: those of this page, and how many there are."""

    tipo: str
    total: int
    hallazgos: Sequence[Hallazgo]


@dataclass(frozen=True, kw_only=True)
class Resultados:
    """The answer to one question."""

    texto: str
    tipo: str = ""  # the kind asked for; empty for all
    grupos: Sequence[Grupo] = ()
    totales: Mapping[str, int] = field(default_factory=dict)  # of every kind, whatever the filter
    todas: bool = True  # False: no page had every word, these have some
    sugerencia: str | None = None
    pagina: int = 1
    paginas: int = 1

    @property
    def total(self) -> int:
        return sum(grupo.total for grupo in self.grupos)


def buscar(texto: str, idioma: str, *, tipo: str = "", pagina: int = 1) -> Resultados:
    """Search in both languages, that of the page first; by kind, or one kind by pages.

    An unknown kind asks for all, a page beyond the last for the last.
    """
    texto = " ".join(texto.split())
    tipo = tipo if tipo in set(Tipo) else ""
    consulta = Consulta.of(texto)
    if not consulta:
        return Resultados(texto=texto)
    hits, consulta = _search(consulta, idioma)
    by_kind = _by_kind(hits)
    totals = {kind: len(found) for kind, found in by_kind.items()}
    pages = max(1, ceil(totals.get(tipo, 0) / POR_PAGINA)) if tipo else 1
    page = min(max(1, pagina), pages)
    if tipo:
        start = (page - 1) * POR_PAGINA
        shown = {tipo: by_kind.get(tipo, [])[start : start + POR_PAGINA]}
    else:
        shown = {kind: found[:POR_GRUPO] for kind, found in by_kind.items()}
    return Resultados(
        texto=texto,
        tipo=tipo,
        grupos=_groups(shown, totals, consulta),
        totales=totals,
        todas=consulta.todas,
        sugerencia=_suggest(texto, consulta, hits, idioma),
        pagina=page,
        paginas=pages,
    )


def answers(texto: str, idioma: str) -> bool:
    """Return whether some page has every word."""
    return _search(Consulta.of(texto), idioma)[1].todas


def find_claves(
    texto: str, idioma: str, tipo: Tipo, facetas: Mapping[str, str] | None = None
) -> list[str]:
    """Return the keys of one kind that answer, best first, for lists with their own filters.

    `facetas` asks for one value of each facet: {"pais": "PY"}.
    """
    consulta = Consulta.of(texto)
    if not consulta:
        return []
    claves = [hit.clave for hit in _search(consulta, idioma)[0] if hit.tipo == tipo]
    if not facetas:
        return claves
    row = DocumentoBuscable
    values = dict(
        db.session.execute(select(row.clave, row.facetas).where(row.clave.in_(claves)))
        .tuples()
        .all()
    )
    wanted = facetas.items()
    return [c for c in claves if all(v in values.get(c, {}).get(f, ()) for f, v in wanted)]


def count_documents() -> int:
    """Return how many documents can be found."""
    return db.session.scalar(select(func.count()).select_from(DocumentoBuscable)) or 0


def needs_reindex() -> bool:
    """Return whether nothing is indexed, or the engine has lost its index (a restored copy)."""
    return count_documents() == 0 or not current_motor().is_ready()


def list_titles(idioma: str, tipo: Tipo, limit: int) -> list[DocumentoBuscable]:
    """Return some documents of a kind, to offer when nothing was asked yet."""
    row = DocumentoBuscable
    some = select(row).where(row.idioma == idioma, row.tipo == str(tipo)).order_by(row.titulo)
    return list(db.session.scalars(some.limit(limit)))


def _search(consulta: Consulta, idioma: str) -> tuple[list[Acierto], Consulta]:
    """Look for pages with every word; when there is none, for pages with some."""
    hits = current_motor().search(consulta)
    if not hits:
        consulta = Consulta(consulta.palabras, todas=False)
        hits = current_motor().search(consulta)
    return _one_language_each(hits, idioma), consulta


def _one_language_each(hits: Sequence[Acierto], idioma: str) -> list[Acierto]:
    """Keep one language of each object, the page's when it answers; that language first."""
    chosen: dict[str, Acierto] = {}
    for hit in sorted(hits, key=lambda h: (h.idioma != idioma, -h.puntaje)):
        chosen.setdefault(hit.clave, hit)
    return list(chosen.values())


def _by_kind(hits: Iterable[Acierto]) -> dict[str, list[Acierto]]:
    found: dict[str, list[Acierto]] = defaultdict(list)
    for hit in hits:
        found[hit.tipo].append(hit)
    return {kind: found[kind] for kind in Tipo if kind in found}


def _groups(
    shown: Mapping[str, Sequence[Acierto]], totals: Mapping[str, int], consulta: Consulta
) -> list[Grupo]:
    """Load what is shown; a hit whose document is gone meanwhile is left out."""
    row = DocumentoBuscable
    keys = [(hit.clave, hit.idioma) for found in shown.values() for hit in found]
    rows = db.session.scalars(select(row).where(tuple_(row.clave, row.idioma).in_(keys)))
    loaded = {(each.clave, each.idioma): each for each in rows}
    return [
        Grupo(
            tipo=kind,
            total=totals.get(kind, 0),
            hallazgos=[
                _finding(loaded[hit.clave, hit.idioma], consulta)
                for hit in found
                if (hit.clave, hit.idioma) in loaded
            ],
        )
        for kind, found in shown.items()
        if found
    ]


def _finding(row: DocumentoBuscable, consulta: Consulta) -> Hallazgo:
    terms = consulta.terms(row.idioma)
    return Hallazgo(
        clave=row.clave,
        tipo=row.tipo,
        idioma=row.idioma,
        titulo=mark(row.titulo, row.idioma, terms),
        extracto=snippet(row.cuerpo, row.idioma, terms),
        endpoint=row.endpoint,
        args=row.args,
    )


def _suggest(texto: str, consulta: Consulta, hits: Sequence[Acierto], idioma: str) -> str | None:
    """Offer another spelling when few pages have every word, and only one that finds more."""
    if consulta.todas and len(hits) >= POCOS:
        return None
    corrected = correct(texto, consulta, idioma)
    if corrected is None:
        return None
    better, answer = _search(Consulta.of(corrected), idioma)
    finds_more = (answer.todas, len(better)) > (consulta.todas, len(hits))
    return corrected if better and finds_more else None
