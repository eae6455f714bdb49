"""The sections of an application: their names, and what is still missing in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.postulaciones.credenciales import falta_credencial
from consultores.red.models import TipoConsultor
from consultores.taxonomia import SUBTEMAS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flask_babel import LazyString

    from consultores.acreditacion.models import Postulacion

Datos = dict[str, Any]
MAX_AREAS = 6
REFERENCIAS = 3
MAX_EVIDENCIAS = 6
INSTITUCIONAL = "N4"  # the level that only an institution can have
SECCIONES: Mapping[str, LazyString] = {
    "datos": _l("Datos y nivel"),
    "areas": _l("Áreas"),
    "subtemas": _l("Subtemas"),
    "servicios": _l("Sectores, servicios y acuerdos"),
    "idiomas": _l("Idiomas y países"),
    "experiencia": _l("Experiencia"),
    "evidencias": _l("Evidencias"),
    "referencias": _l("Referencias"),
    "credencial": _l("Credencial de la plataforma"),
    "intereses": _l("Conflicto de intereses y declaración"),
}
# What an accredited consultant changes alone, at once.
DEL_PERFIL = ("subtemas", "servicios", "idiomas", "experiencia")


def faltas(postulacion: Postulacion) -> dict[str, list[str]]:
    """Return what is missing, section by section; empty lists where nothing is."""
    areas = postulacion.seccion("areas").get("areas", [])
    return {
        **{code: find(postulacion.seccion(code)) for code, find in _POR_DATOS.items()},
        "subtemas": _subtemas(postulacion.seccion("subtemas"), areas),
        "evidencias": [] if postulacion.evidencias else [_("Agregue al menos una evidencia.")],
        "referencias": _referencias(postulacion),
        "credencial": falta_credencial(postulacion),
    }


def _datos(said: Datos) -> list[str]:
    found = []
    if not said.get("tipo"):
        found.append(_("Diga si se postula una persona o una institución."))
    if not said.get("nombre"):
        found.append(_("Escriba el nombre que verán las empresas."))
    if not said.get("pais"):
        found.append(_("Elija el país donde trabaja."))
    if not said.get("nivel"):
        found.append(_("Elija el nivel que pide."))
    elif said["nivel"] == INSTITUCIONAL and said.get("tipo") == TipoConsultor.PERSONA:
        found.append(_("El nivel N4 es solo para instituciones: elija otro."))
    return found


def _areas(said: Datos) -> list[str]:
    return [] if said.get("areas") else [_("Elija al menos un área.")]


def faltan_en(seccion: str, said: Datos, areas: Sequence[str]) -> list[str]:
    """Return what one of the sections of a profile lacks: what is public is never half filled."""
    return _subtemas(said, areas) if seccion == "subtemas" else _POR_DATOS[seccion](said)


def _subtemas(said: Datos, areas: Sequence[str]) -> list[str]:
    """At least one of each area: a counterpart reviews what somebody knows, not a word."""
    chosen = {c.partition("-")[0] for c in said.get("subtemas", [])}
    with_topics = {c.partition("-")[0] for c in SUBTEMAS}
    if not areas:
        return [_("Elija primero sus áreas.")]
    missing = [a for a in areas if a in with_topics and a not in chosen]
    return [_("Elija al menos un subtema de cada área.")] if missing else []


def _servicios(said: Datos) -> list[str]:
    found = []
    if not said.get("sectores"):
        found.append(_("Elija al menos un sector."))
    if not said.get("servicios"):
        found.append(_("Elija al menos un servicio."))
    if not said.get("modalidad"):
        found.append(_("Diga si atiende en línea, en la empresa o de las dos formas."))
    return found


def _idiomas(said: Datos) -> list[str]:
    return [] if said.get("idiomas") else [_("Diga al menos un idioma, con su nivel.")]


def _experiencia(said: Datos) -> list[str]:
    found = []
    if not (said.get("resumen_es") or said.get("resumen_pt")):
        found.append(_("Escriba en una línea qué resuelve, al menos en un idioma."))
    if not (said.get("presentacion_es") or said.get("presentacion_pt")):
        found.append(_("Cuente su experiencia, al menos en un idioma."))
    return found


def _referencias(postulacion: Postulacion) -> list[str]:
    left = REFERENCIAS - len(postulacion.referencias)
    if left <= 0:
        return []
    return [_("Faltan %(n)s de las tres personas que pueden dar referencia.", n=left)]


def faltas_de_intereses(said: Datos) -> list[str]:
    found = []
    if not said.get("vinculos") and not said.get("sin_vinculos"):
        found.append(_("Nombre las empresas con las que tiene vínculo, o marque que no tiene."))
    if not said.get("tiene"):
        found.append(_("Responda si tiene intereses que puedan chocar."))
    elif said["tiene"] == "si" and not said.get("intereses"):
        found.append(_("Describa los intereses que declaró."))
    if not said.get("declara"):
        found.append(_("Marque la declaración."))
    return found


_POR_DATOS: Mapping[str, Callable[[Datos], list[str]]] = {
    "datos": _datos,
    "areas": _areas,
    "servicios": _servicios,
    "idiomas": _idiomas,
    "experiencia": _experiencia,
    "intereses": faltas_de_intereses,
}
