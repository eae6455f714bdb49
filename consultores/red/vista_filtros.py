"""The filters of the directory as the page shows them: choices with counts, chips, advice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.red.busqueda import DISPONIBLE, EN_LINEA, LISTAS, MAX_TEXTO, VISITA, Filtros
from consultores.taxonomia import ACUERDOS, AREAS, IDIOMAS, SECTORES, SERVICIOS, SUBTEMAS
from plataforma.i18n import numero
from plataforma.paises import PAISES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.datastructures import MultiDict

    from consultores.red.busqueda import Facetas, Hallados
    from plataforma.texto import TextoBilingue

MAX_COMPARAR = 3
MAX_VALORES = 12  # of one list
LARGO_SLUG = 80
TABLAS: Mapping[str, Mapping[str, TextoBilingue]] = {
    "area": AREAS,
    "subtema": SUBTEMAS,
    "pais": {code: p.nombre for code, p in PAISES.items()},
    "idioma": IDIOMAS,
    "sector": SECTORES,
    "servicio": {code: s.nombre for code, s in SERVICIOS.items()},
    "acuerdo": {code: a.nombre for code, a in ACUERDOS.items()},
}
PROPIOS: Mapping[str, Mapping[str, Any]] = {
    "modalidad": {EN_LINEA: _l("En línea"), VISITA: _l("Visita a la empresa")},
    "disponible": {DISPONIBLE: _l("Con lugar ahora")},
}
TITULOS = {
    "disponible": _l("Disponibilidad"),
    "area": _l("Área"),
    "subtema": _l("Tema dentro del área"),
    "pais": _l("Atiende a empresas de"),
    "idioma": _l("Idioma"),
    "sector": _l("Sector de la empresa"),
    "servicio": _l("Servicio"),
    "modalidad": _l("Cómo atiende"),
    "acuerdo": _l("Acuerdo que conoce"),
}


@dataclass(frozen=True, kw_only=True)
class Opcion:
    codigo: str
    nombre: str
    cuenta: str
    elegida: bool


@dataclass(frozen=True, kw_only=True)
class Lista:
    """One list of choices. `abierta`: something of it is chosen."""

    campo: str
    titulo: str
    opciones: Sequence[Opcion]

    @property
    def elegidas(self) -> int:
        return sum(o.elegida for o in self.opciones)


@dataclass(frozen=True, kw_only=True)
class Consejo:
    """What to take away when nobody has it all, how many there are then, and the address."""

    nombre: str
    cuenta: int
    href: str


# Lists of the filters' own page: beside the people they would weigh more than the people.
LARGAS = ("sector", "servicio", "acuerdo")


def leer_filtros(args: MultiDict[str, str]) -> Filtros:
    """Return the filters of an address; what is no code of ours is dropped."""
    chosen: dict[str, Any] = {}
    for name in LISTAS:
        table = TABLAS.get(name) or PROPIOS[name]
        given = dict.fromkeys(args.getlist(name))  # once each, in their order
        chosen[name] = tuple(code for code in given if code in table)[:MAX_VALORES]
    areas = chosen["area"]
    chosen["subtema"] = tuple(s for s in chosen["subtema"] if s.partition("-")[0] in areas)
    return Filtros(q=" ".join(args.get("q", "").split())[:MAX_TEXTO], **chosen)


def leer_comparados(args: MultiDict[str, str]) -> list[str]:
    """Return the addresses of the profiles to compare: three at most, each once."""
    given = (slug for slug in args.getlist("comparar") if slug.isprintable())
    return [s for s in dict.fromkeys(given) if 0 < len(s) <= LARGO_SLUG][:MAX_COMPARAR]


def de_la_pagina(
    filtros: Filtros, hallados: Hallados, comparados: Sequence[str], lang: str
) -> dict[str, Any]:
    """Return all that the directory shows around the people it found."""
    return {
        "listas": listas(filtros, hallados.facetas, lang, sin=LARGAS),
        "chips": chips(filtros, comparados, lang),
        "consejos": consejos(filtros, hallados.consejos, comparados, lang),
        "direccion_filtros": direccion(filtros, comparados, "red.filtros"),
        "ocultos_texto": ocultos(filtros, comparados, con_listas=True),
        "ocultos_listas": ocultos(filtros, comparados, con_listas=False),
    }


def listas(
    filtros: Filtros, facetas: Facetas, lang: str, *, sin: Sequence[str] = ()
) -> list[Lista]:
    """Return the lists that have something to choose; `sin`: only when something of it is."""
    found = []
    for campo, titulo in TITULOS.items():
        counts, chosen = facetas.get(campo, {}), getattr(filtros, campo)
        if campo in sin and not chosen:
            continue
        names = _nombres(campo, lang)
        if campo == "subtema":
            names = {c: n for c, n in names.items() if c.partition("-")[0] in filtros.area}
        options = [
            Opcion(codigo=c, nombre=n, cuenta=numero(counts.get(c, 0)), elegida=c in chosen)
            for c, n in names.items()
            if counts.get(c) or c in chosen
        ]
        if options:
            found.append(Lista(campo=campo, titulo=str(titulo), opciones=options))
    return found


def _nombres(campo: str, lang: str) -> dict[str, str]:
    """Return the names of a list by code; long lists in the order of the alphabet."""
    if campo in PROPIOS:
        return {code: str(name) for code, name in PROPIOS[campo].items()}
    return _de_la_tabla(campo, lang)


@cache
def _de_la_tabla(campo: str, lang: str) -> dict[str, str]:
    names = {code: text.en(lang) for code, text in TABLAS[campo].items()}
    if campo == "acuerdo":  # by number, as people know them
        return names
    return dict(sorted(names.items(), key=lambda pair: _plain(pair[1])))


def _plain(name: str) -> str:
    from plataforma.busqueda.analisis import fold

    return fold(name.lower())


def chips(filtros: Filtros, comparados: Sequence[str], lang: str) -> list[tuple[str, str]]:
    """Return each value that is set, with the address without it."""
    found = []
    if filtros.q:
        found.append((_("«%(texto)s»", texto=filtros.q), direccion(filtros.sin("q"), comparados)))
    for campo in LISTAS:
        names = _nombres(campo, lang)
        found += [
            (names[code], direccion(filtros.sin(campo, code), comparados))
            for code in getattr(filtros, campo)
        ]
    return found


def consejos(
    filtros: Filtros, cuentas: Mapping[str, int], comparados: Sequence[str], lang: str
) -> list[Consejo]:
    """Return what to take away, that which gives most first."""
    found = []
    for campo, cuenta in sorted(cuentas.items(), key=lambda pair: -pair[1]):
        values = [filtros.q] if campo == "q" else getattr(filtros, campo)
        names = values if campo == "q" else [_nombres(campo, lang)[v] for v in values]
        href = direccion(filtros.sin(campo), comparados)
        found.append(Consejo(nombre=", ".join(names), cuenta=cuenta, href=href))
    return found


def direccion(
    filtros: Filtros, comparados: Sequence[str] = (), endpoint: str = "red.buscar", **more: Any
) -> str:
    """Return the address of a search."""
    return url_for(endpoint, **filtros.activos, comparar=list(comparados) or None, **more)


def ocultos(
    filtros: Filtros, comparados: Sequence[str], *, con_listas: bool
) -> list[tuple[str, str]]:
    """Return what a form of the page sends along besides its own controls."""
    kept = [("comparar", slug) for slug in comparados]
    if con_listas:
        kept += [(campo, code) for campo in LISTAS for code in getattr(filtros, campo)]
    elif filtros.q:
        kept.append(("q", filtros.q))
    return kept
