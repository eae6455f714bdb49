"""What the cockpit shows, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _

from cursos.cohortes import mensajes
from cursos.cohortes.queries import Situacion
from cursos.cohortes.vista import SITUACIONES, Palabra, con_lugar
from cursos.tablero.filtro import Filtro, Orden, TipoParada
from cursos.tablero.paradas import list_modulos
from plataforma.i18n import NAMES, bi, get_lang, pais
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.queries import Seguimiento
    from cursos.tablero.paradas import Detencion

Cuentas = dict[Situacion, int]


@dataclass(frozen=True)
class FilaPersona:
    """A person: where they stand, and the shortest way to write to them."""

    seguimiento: Seguimiento
    estado: Palabra
    via: str  # whatsapp, correo or ""
    href: str


@dataclass(frozen=True)
class Barra:
    """A situation in the chart and in its table."""

    palabra: Palabra
    cuenta: int
    parte: float
    href: str


def fila(seguimiento: Seguimiento) -> FilaPersona:
    kind, href = mensajes.contacto(seguimiento)
    return FilaPersona(seguimiento, SITUACIONES[seguimiento.situacion], kind, href)


# From the end of the way to those outside it.
ORDEN = (
    Situacion.TERMINO,
    Situacion.EN_CURSO,
    Situacion.DETENIDO,
    Situacion.SIN_EMPEZAR,
    Situacion.PENDIENTE,
    Situacion.EN_ESPERA,
    Situacion.RETIRADO,
)
WITHOUT_SEAT = (Situacion.EN_ESPERA, Situacion.RETIRADO)


def barras(counts: Mapping[Situacion, int], enlace: Callable[[Situacion], str]) -> list[Barra]:
    """Return every situation that has somebody, as a part of those with a seat."""
    seated = con_lugar(counts)
    return [
        Barra(
            SITUACIONES[s],
            counts[s],
            0 if s in WITHOUT_SEAT or not seated else counts[s] / seated,
            enlace(s),
        )
        for s in ORDEN
        if counts.get(s)
    ]


@dataclass(frozen=True)
class Seccion:
    texto: str
    href: str
    activa: bool


def secciones(vista: Vista, activa: str) -> list[Seccion]:
    """Return the pages of a cohort."""
    pages = (
        ("cohortes.ver", _("Resumen")),
        ("tablero.personas", _("Personas")),
        ("tablero.modulos", _("Por módulo")),
        ("tablero.detenciones", _("Dónde se detienen")),
        ("tablero.hojas", _("Hojas de trabajo")),
    )
    return [Seccion(t, url_for(e, **vista.lugar), e == activa) for e, t in pages]


def nombre_de(parada: Detencion) -> str:
    """Name a place where people stop."""
    if parada.leccion is not None:
        return bi(parada.leccion)
    test = parada.parada.tipo == TipoParada.EVALUACION
    return str(_("Evaluación final") if test else _("Hoja de trabajo"))


def opciones_de_lugar(paradas: Sequence[Detencion]) -> list[tuple[str, str]]:
    """Return what the filter by place offers: each module that holds somebody, and its lessons."""
    found = [("", _("Cualquier lugar"))]
    modules = {str(p): (titulo, count) for p, titulo, count in list_modulos(paradas)}
    for stop in paradas:
        module = f"m{stop.parada.curso_id}:{stop.modulo_clave}"
        if module in modules:
            titulo, count = modules.pop(module)
            found.append((module, f"{_('Módulo')}: {bi(titulo)} ({count})"))
        found.append((str(stop.parada), f"{nombre_de(stop)} ({stop.personas})"))
    return found


@dataclass(frozen=True)
class Chip:
    texto: str
    href: str


def chips(
    endpoint: str, lugar: Mapping[str, Any], filtro: Filtro, lugares: Mapping[str, str]
) -> list[Chip]:
    """Return what narrows the list, each with the address that takes it away."""
    said: list[tuple[str, Any, str]] = []
    if filtro.situacion:
        said.append(("situacion", None, str(SITUACIONES[filtro.situacion].filtro)))
    if filtro.parada:
        said.append(("parada", None, lugares.get(str(filtro.parada), _("Otro lugar del curso"))))
    if filtro.pais:
        said.append(("pais", "", pais(filtro.pais)))
    if filtro.empresa:
        said.append(("empresa", "", filtro.empresa))
    if filtro.idioma:
        said.append(("idioma", "", idiomas()[filtro.idioma]))
    if filtro.texto:
        said.append(("texto", "", f"«{filtro.texto}»"))
    return [
        Chip(text, url_for(endpoint, **lugar, **filtro.as_args(**{name: nothing})))
        for name, nothing, text in said
    ]


def idiomas() -> dict[str, str]:
    return dict(NAMES)


def opciones(paises: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return what each list of the filter offers."""
    lang = get_lang()
    return {
        "situaciones": [("", _("Todas")), *((s.value, str(SITUACIONES[s].filtro)) for s in ORDEN)],
        "paises": [("", _("Todos")), *((c, nombre_pais(c, lang)) for c in paises)],
        "idiomas": [("", _("Los dos")), *idiomas().items()],
        "ordenes": [
            (Orden.NOMBRE.value, _("Por nombre")),
            (Orden.ACTIVIDAD.value, _("Primero quien hace más que no entra")),
            (Orden.EMPRESA.value, _("Por empresa")),
        ],
    }
