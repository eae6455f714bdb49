"""From one line per person and cohort to the figures of a report. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from cursos.informes.supresion import Grupo
from cursos.insignias.texto_limpio import searchable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NOT_A_LETTER = re.compile(r"[\W_]+")
# How a firm is set up says nothing of which one it is.
FORMS = re.compile(
    r"( (s a s|s a|s r l|srl|sas|sa|ltda|eirl|e i r l|me|mei|epp|s de r l|de c v))+$"
)


class Linea(NamedTuple):
    """A person in a cohort. `dias`: from joining to finishing; none when not counted."""

    persona: int | str
    inscrita: bool
    empezo: bool = False
    termino: bool = False
    dias: int | None = None
    identificador: str = ""
    pais_identificador: str = ""
    empresa: str = ""
    pais: str = ""
    sexo: str = ""
    tamano: str = ""
    credenciales: int = 0
    encuentros: int = 0


class Persona(NamedTuple):
    """Somebody once, whatever the number of cohorts: what any of their lines says."""

    empezo: bool
    termino: bool
    pais: str
    sexo: str
    tamano: str
    con_credencial: bool
    asistio: bool
    empresas: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Conteo:
    """The figures before any is suppressed."""

    convocadas: int
    lugares: int
    inscritas: int
    empezaron: int
    terminaron: int
    dijeron_empresa: int
    empresas: int
    empresas_terminaron: int
    con_credencial: int
    credenciales: int
    dias: Sequence[int]
    asistieron: int
    asistencias: int
    por_pais: Sequence[Grupo]
    por_sexo: Sequence[Grupo]
    por_tamano: Sequence[Grupo]

    @property
    def mediana(self) -> float | None:
        return median(self.dias) if self.dias else None


def contar(lineas: Iterable[Linea]) -> Conteo:
    """Count people once; places, as many as they have."""
    every = list(lineas)
    lines = [linea for linea in every if linea.inscrita]
    firms = empresas_de(lines)
    own: dict[int | str, list[tuple[Linea, str]]] = {}
    for linea, firm in zip(lines, firms, strict=True):
        own.setdefault(linea.persona, []).append((linea, firm))
    people = [_person(rows) for rows in own.values()]
    return Conteo(
        convocadas=len({linea.persona for linea in every}),
        lugares=len(lines),
        inscritas=len(people),
        empezaron=sum(p.empezo for p in people),
        terminaron=sum(p.termino for p in people),
        dijeron_empresa=sum(bool(p.empresas) for p in people),
        empresas=len({firm for p in people for firm in p.empresas}),
        empresas_terminaron=len({firm for p in people if p.termino for firm in p.empresas}),
        con_credencial=sum(p.con_credencial for p in people),
        credenciales=sum(linea.credenciales for linea in lines),
        dias=sorted(linea.dias for linea in lines if linea.dias is not None),
        asistieron=sum(p.asistio for p in people),
        asistencias=sum(linea.encuentros for linea in lines),
        por_pais=_groups(people, lambda p: p.pais),
        por_sexo=_groups(people, lambda p: p.sexo),
        por_tamano=_groups(people, lambda p: p.tamano),
    )


def _person(rows: Sequence[tuple[Linea, str]]) -> Persona:
    if len(rows) == 1:  # nearly everybody
        ((one, firm),) = rows
        return Persona(
            empezo=one.empezo,
            termino=one.termino,
            pais=one.pais,
            sexo=one.sexo,
            tamano=one.tamano,
            con_credencial=one.credenciales > 0,
            asistio=one.encuentros > 0,
            empresas=frozenset((firm,)) if firm else frozenset(),
        )
    lines = [linea for linea, _firm in rows]
    return Persona(
        empezo=any(linea.empezo for linea in lines),
        termino=any(linea.termino for linea in lines),
        pais=next((linea.pais for linea in lines if linea.pais), ""),
        sexo=next((linea.sexo for linea in lines if linea.sexo), ""),
        tamano=next((linea.tamano for linea in lines if linea.tamano), ""),
        con_credencial=any(linea.credenciales for linea in lines),
        asistio=any(linea.encuentros for linea in lines),
        empresas=frozenset(firm for _linea, firm in rows if firm),
    )


def _groups(people: Iterable[Persona], of: Callable[[Persona], str]) -> list[Grupo]:
    people = list(people)
    every = Counter(of(p) for p in people)
    done = Counter(of(p) for p in people if p.termino)
    return [Grupo(key, count, done[key]) for key, count in sorted(every.items())]


def empresas_de(lineas: Sequence[Linea]) -> list[str]:
    """Return which firm each line is of, "" for none: by tax id, else by its name without accents.

    A name that stands beside one tax id only is that firm's, also where the id was left out.
    """
    ids = [
        f"{linea.pais_identificador}:{linea.identificador}" if linea.identificador else ""
        for linea in lineas
    ]
    written = {linea.empresa for linea in lineas}
    plain = {empresa: nombre_llano(empresa) for empresa in written}
    names = [plain[linea.empresa] for linea in lineas]
    beside: dict[str, set[str]] = {}
    for tax_id, name in zip(ids, names, strict=True):
        if tax_id and name:
            beside.setdefault(name, set()).add(tax_id)
    known = {name: next(iter(found)) for name, found in beside.items() if len(found) == 1}
    return [tax_id or known.get(name, name) for tax_id, name in zip(ids, names, strict=True)]


def nombre_llano(empresa: str) -> str:
    """Return a firm's name without accents, capitals, signs and legal form."""
    plain = NOT_A_LETTER.sub(" ", searchable(empresa)).strip()
    return FORMS.sub("", plain)
