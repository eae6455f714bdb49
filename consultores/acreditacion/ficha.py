"""What a consultant says of themselves: read from the sections, written to the profile."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consultores.red.models import (
    Consultor,
    ConsultorAcuerdo,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    ConsultorSector,
    ConsultorServicio,
    ConsultorSubtema,
    TipoConsultor,
    Vinculo,
)
from plataforma.busqueda.analisis import fold
from plataforma.db import Model, db
from plataforma.errors import DomainError
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Row = TypeVar("Row", bound=Model)
Datos = dict[str, Any]
ATTEMPTS = 5  # at a free address, when several apply at once
LONGEST_NAME = 120  # characters; taking accents off makes some scripts longer
LONGEST_TIE = 160
LONGEST_ID = 20
NATIVO = "nativo"
# words that are pages under /consultores/
RESERVADOS = {"postular", "mi-ficha", "filtros", "comparar", "disponibilidad"}


class YaPostuladoError(DomainError):
    mensaje = _l("Ya tiene una postulación. En esta página puede ver cómo va.")


@dataclass(frozen=True, kw_only=True)
class Ficha:
    """What a consultant says of themselves. `niveles`: of languages; unsaid, the mother tongue."""

    nombre: str
    tipo: TipoConsultor
    pais: str
    resumen: TextoBilingue
    presentacion: TextoBilingue
    areas: Sequence[str]
    idiomas: Sequence[str]
    paises: Sequence[str]
    intereses: str = ""
    niveles: Mapping[str, str] = field(default_factory=dict)
    subtemas: Sequence[str] = ()
    sectores: Sequence[str] = ()
    servicios: Sequence[str] = ()
    acuerdos: Sequence[str] = ()
    modalidad: Sequence[str] = ("en_linea",)
    vinculos: Sequence[Mapping[str, str]] = ()


def ficha_de(datos: Mapping[str, Datos]) -> Ficha:
    """Return the profile that complete sections describe."""
    who, told = datos["datos"], datos["experiencia"]
    helps, speaks, ties = datos["servicios"], datos["idiomas"], datos["intereses"]
    return Ficha(
        nombre=who["nombre"],
        tipo=TipoConsultor(who["tipo"]),
        pais=who["pais"],
        resumen=_text(told, "resumen"),
        presentacion=_text(told, "presentacion"),
        areas=datos["areas"]["areas"],
        idiomas=list(speaks["idiomas"]),
        niveles=speaks["idiomas"],
        paises=speaks["paises"],
        intereses=ties["intereses"],
        vinculos=ties["vinculos"],
        subtemas=datos["subtemas"]["subtemas"],
        sectores=helps["sectores"],
        servicios=helps["servicios"],
        acuerdos=helps["acuerdos"],
        modalidad=helps["modalidad"],
    )


def datos_de_ficha(f: Ficha, nivel: str = "") -> dict[str, Datos]:
    """Return the sections that describe a profile."""
    return {
        "datos": {"tipo": f.tipo.value, "nombre": f.nombre, "pais": f.pais, "nivel": nivel},
        "areas": {"areas": list(f.areas)},
        "subtemas": {"subtemas": list(f.subtemas)},
        "servicios": {
            "sectores": list(f.sectores),
            "servicios": list(f.servicios),
            "acuerdos": list(f.acuerdos),
            "modalidad": list(f.modalidad),
        },
        "idiomas": {
            "idiomas": {c: f.niveles.get(c, NATIVO) for c in f.idiomas},
            "paises": list(f.paises),
        },
        "experiencia": {
            **{f"resumen_{lang}": text for lang, text in f.resumen.as_dict().items()},
            **{f"presentacion_{lang}": text for lang, text in f.presentacion.as_dict().items()},
        },
        "intereses": {
            "tiene": "si" if f.intereses else "no",
            "intereses": f.intereses,
            "vinculos": [dict(v) for v in f.vinculos],
            "sin_vinculos": not f.vinculos,
            "declara": True,
        },
    }


def datos_de(c: Consultor) -> dict[str, Datos]:
    """Return the sections that describe a consultant as the profile stands."""
    modes = [name for name in ("en_linea", "presencial") if getattr(c, name)]
    return datos_de_ficha(
        Ficha(
            nombre=c.nombre,
            tipo=TipoConsultor(c.tipo),
            pais=c.pais,
            resumen=c.resumen,
            presentacion=c.presentacion,
            areas=c.codigos_area,
            idiomas=c.codigos_idioma,
            niveles={i.idioma: i.nivel for i in c.idiomas},
            paises=c.codigos_pais,
            intereses=c.intereses,
            subtemas=[s.subtema for s in c.subtemas],
            sectores=[s.sector for s in c.sectores],
            servicios=[s.servicio for s in c.servicios],
            acuerdos=[a.acuerdo for a in c.acuerdos],
            modalidad=modes,
            vinculos=[{"nombre": v.nombre, "identificador": v.identificador} for v in c.vinculos],
        ),
        c.nivel,
    )


def escribir(consultor: Consultor, f: Ficha) -> None:
    consultor.nombre = f.nombre
    consultor.nombre_plegado = fold(f.nombre.lower())[:LONGEST_NAME]
    consultor.tipo = f.tipo
    consultor.pais = f.pais
    poner_areas(consultor, f.areas)
    escribir_secciones(consultor, datos_de_ficha(f))
    declarar(consultor, f.intereses, f.vinculos)


def escribir_secciones(consultor: Consultor, datos: Mapping[str, Datos]) -> None:
    """Write those of the sections that a consultant changes alone; the others are left."""
    if topics := datos.get("subtemas"):
        chosen = set(topics["subtemas"])
        consultor.subtemas = _same(consultor.subtemas, "subtema", chosen, ConsultorSubtema)
    if helps := datos.get("servicios"):
        for name, column, model in _AYUDA:
            rows = _same(getattr(consultor, name), column, set(helps[name]), model)
            setattr(consultor, name, rows)
        consultor.en_linea = "en_linea" in helps["modalidad"]
        consultor.presencial = "presencial" in helps["modalidad"]
    if speaks := datos.get("idiomas"):
        levels: Mapping[str, str] = speaks["idiomas"]
        served = {*speaks["paises"], consultor.pais}
        consultor.idiomas = _same(consultor.idiomas, "idioma", set(levels), ConsultorIdioma)
        for row in consultor.idiomas:
            row.nivel = levels[row.idioma]
        consultor.paises = _same(consultor.paises, "pais", served, ConsultorPais)
    if told := datos.get("experiencia"):
        consultor.resumen = _text(told, "resumen")
        consultor.presentacion = _text(told, "presentacion")


def poner_areas(consultor: Consultor, areas: Iterable[str]) -> None:
    """Make the areas exactly these; sub-topics of the others go with them."""
    wanted = set(areas)
    consultor.areas = _same(consultor.areas, "area", wanted, ConsultorArea)
    consultor.subtemas = [s for s in consultor.subtemas if s.subtema.partition("-")[0] in wanted]


def declarar(consultor: Consultor, intereses: str, vinculos: Iterable[Mapping[str, str]]) -> None:
    """Write the interests, and the firms and bodies that the consultant never helps."""
    consultor.intereses = intereses
    consultor.vinculos = [
        Vinculo(
            nombre=v["nombre"],
            nombre_plegado=fold(v["nombre"].lower())[:LONGEST_TIE],
            identificador=v.get("identificador", "")[:LONGEST_ID],
        )
        for v in vinculos
    ]


_AYUDA: tuple[tuple[str, str, type[Model]], ...] = (
    ("sectores", "sector", ConsultorSector),
    ("servicios", "servicio", ConsultorServicio),
    ("acuerdos", "acuerdo", ConsultorAcuerdo),
)


def _text(told: Datos, name: str) -> TextoBilingue:
    return TextoBilingue(told.get(f"{name}_es") or "", told.get(f"{name}_pt") or "")


def _same(rows: Sequence[Row], column: str, wanted: set[str], model: type[Row]) -> list[Row]:
    """Return rows for exactly the wanted codes, keeping those that are there."""
    kept = [row for row in rows if getattr(row, column) in wanted]
    held = {getattr(row, column) for row in kept}
    return [*kept, *(model(**{column: code}) for code in sorted(wanted - held))]


def agregar(consultor: Consultor) -> None:
    """Add with a free address. A namesake, or a second click, may come at the same moment."""
    for _attempt in range(ATTEMPTS):
        consultor.slug = _free_slug(consultor.nombre)
        try:
            with db.session.begin_nested():
                db.session.add(consultor)
        except IntegrityError:
            continue
        return
    raise YaPostuladoError


def _free_slug(nombre: str) -> str:
    """Return an address for the name that nobody has: "diego-restrepo", "diego-restrepo-2" …"""
    base = re.sub(r"[^a-z0-9]+", "-", fold(nombre.lower())).strip("-")[:70] or "consultor"
    found = db.session.scalars(select(Consultor.slug).where(Consultor.slug.startswith(base)))
    taken = set(found)
    if base not in taken and base not in RESERVADOS:
        return base
    n = 2
    while f"{base}-{n}" in taken:
        n += 1
    return f"{base}-{n}"
