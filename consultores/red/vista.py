"""How a consultant reads on a page: names instead of codes, figures with their denominators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.red.queries import MAX_TEXTO, Facetas, Filtros
from consultores.taxonomia import AREAS, IDIOMAS, NIVELES, nombres
from plataforma.i18n import numero
from plataforma.paises import PAISES, nombre_pais

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from consultores.red.models import Consultor, Desempeno

MINIMO_MEDIANA = 3  # answers from which "usually answers in" says something
Opciones = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class TarjetaConsultor:
    """A consultant in a list and at the top of the profile."""

    nombre: str
    href: str
    resumen: str
    nivel: str
    pais: str
    areas: Sequence[str]
    idiomas: Sequence[str]
    paises: Sequence[str]
    casos: str
    respuesta: str
    lugar: str
    recibe: bool


def tarjeta_de(consultor: Consultor, lang: str) -> TarjetaConsultor:
    return TarjetaConsultor(
        nombre=consultor.nombre,
        href=url_for("red.ver", slug=consultor.slug),
        resumen=consultor.resumen.en(lang),
        nivel=NIVELES[consultor.nivel].en(lang) if consultor.nivel in NIVELES else "",
        pais=nombre_pais(consultor.pais, lang),
        areas=nombres(consultor.codigos_area, AREAS, lang),
        idiomas=nombres(consultor.codigos_idioma, IDIOMAS, lang),
        paises=sorted(nombre_pais(code, lang) for code in consultor.codigos_pais),
        casos=texto_casos(consultor.desempeno),
        respuesta=texto_respuesta(consultor.desempeno),
        lugar=texto_lugar(consultor),
        recibe=consultor.recibe_solicitudes,
    )


def texto_casos(d: Desempeno) -> str:
    """Answered cases, of how many."""
    if not d.recibidas:
        return str(_("Nuevo en la red: todavía sin casos"))
    text = _(
        "Respondió %(n)s de %(total)s solicitudes, %(puntual)s a tiempo",
        n=d.respondidas,
        total=d.recibidas,
        puntual=d.respondidas_a_tiempo,
    )
    return str(text)


def texto_respuesta(d: Desempeno) -> str:
    """Typical time, only when there are enough answers to call it typical."""
    if d.mediana_respuesta is None or d.respondidas < MINIMO_MEDIANA:
        return ""
    if d.mediana_respuesta < 1:
        when = _("Suele responder el mismo día")
    else:
        days = round(d.mediana_respuesta)
        when = ngettext(
            "Suele responder en %(num)s día hábil", "Suele responder en %(num)s días hábiles", days
        )
    return str(_("%(cuando)s (mediana de %(n)s respuestas)", cuando=when, n=d.respondidas))


def texto_lugar(consultor: Consultor) -> str:
    if not consultor.recibe_solicitudes:
        return str(_("No recibe solicitudes ahora"))
    free = consultor.cupo - consultor.desempeno.abiertas
    text = ngettext(
        "Tiene lugar para %(num)s solicitud", "Tiene lugar para %(num)s solicitudes", free
    )
    return str(text)


def leer_filtros(args: Mapping[str, str]) -> Filtros:
    """Return the filters of an address; what is no code of ours is dropped."""
    area, pais, idioma = (args.get(name, "") for name in ("area", "pais", "idioma"))
    return Filtros(
        q=" ".join(args.get("q", "").split())[:MAX_TEXTO],
        area=area if area in AREAS else "",
        pais=pais if pais in PAISES else "",
        idioma=idioma if idioma in IDIOMAS else "",
    )


def filtro_textos(filtros: Filtros, facetas: Facetas, lang: str) -> dict[str, Opciones]:
    """Return the choices of each list, with counts, and the chips of what is chosen."""
    names: dict[str, dict[str, str]] = {
        "area": {code: name.en(lang) for code, name in AREAS.items()},
        "pais": {code: nombre_pais(code, lang) for code in PAISES},
        "idioma": {code: name.en(lang) for code, name in IDIOMAS.items()},
    }
    texts: dict[str, Opciones] = {}
    for field, table in names.items():
        counts = facetas[field]
        chosen = getattr(filtros, field)
        shown = [code for code in table if counts.get(code) or code == chosen]
        pairs = [(c, f"{table[c]} ({numero(counts.get(c, 0))})") for c in shown]
        texts[field] = sorted(pairs, key=lambda pair: pair[1])
    labels = {f: t.get(getattr(filtros, f), "") for f, t in names.items()}
    labels["q"] = filtros.q
    texts["nombres"] = [(field, labels[field]) for field in filtros.activos]
    labels["q"] = _("«%(texto)s»", texto=filtros.q)
    texts["chips"] = [
        (labels[field], url_for("red.buscar", **filtros.sin(field).activos))
        for field in filtros.activos
    ]
    return texts
