"""Diplomas in words: how far one is, what is missing, and the pieces as stops of the route."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.catalogo.queries import list_versiones_actuales
from cursos.credenciales.models import EN_PIE
from cursos.credenciales.sustentos import nombrada
from cursos.credenciales.textos import hours
from cursos.diplomas import queries
from cursos.diplomas.decision import en_vigor
from cursos.diplomas.plan import leer
from cursos.diplomas.reglas import avance, avance_en
from plataforma.clock import now
from plataforma.i18n import get_lang, lista

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cursos.catalogo.models import VersionCurso
    from cursos.diplomas.decision import Fila
    from cursos.diplomas.plan import Diploma
    from cursos.diplomas.reglas import Alternativa, Avance
    from plataforma.identidad.models import Usuario

ON_CARD = 4  # stops that fit a card of the shelf


@dataclass(frozen=True)
class Mirada:
    """What somebody holds today, and which pieces can be earned today."""

    en_vigor: Collection[str]
    filas: Sequence[Fila]
    cursos: Mapping[str, VersionCurso]  # by the code of their credential

    def tiene(self, diploma: Diploma) -> bool:
        """Whether it was issued and stands, in force or not."""
        return any(f.codigo == diploma.codigo and f.estado in EN_PIE for f in self.filas)


def mirar(persona: Usuario) -> Mirada:
    """Two statements; of a visitor one."""
    filas = queries.de_persona(persona.id) if persona.is_authenticated else []
    return ver_filas(filas)


def ver_filas(filas: Sequence[Fila]) -> Mirada:
    courses = {v.credencial["codigo"]: v for v in list_versiones_actuales() if v.credencial}
    return Mirada(en_vigor(filas, now()), filas, courses)


def en_camino(mirada: Mirada) -> list[Diploma]:
    """Return the diplomas of a person that were begun, the nearest first; or where to begin."""
    open_ = [d for d in leer().de("persona") if not mirada.tiene(d)]
    begun = [d for d in open_ if avance(d.regla, mirada.en_vigor).hechas]
    if begun:
        return sorted(begun, key=lambda d: -_share(avance(d.regla, mirada.en_vigor)))
    # The one of which most can be earned today.
    return sorted(open_, key=lambda d: -_share(avance(d.regla, mirada.cursos)))[:1]


def _share(found: Avance) -> float:
    return found.hechas / found.total


def titulo(diploma: Diploma) -> str:
    return str(getattr(diploma.nombre, get_lang()))


def direccion(diploma: Diploma) -> str:
    return url_for("diplomas.ver", codigo=diploma.codigo.lower())


def en_palabras(found: Avance) -> str:
    """3 de 4: falta MC-B4 «Cobro lo que exporto»."""
    values: dict[str, Any] = {"hechas": found.hechas, "total": found.total}
    missing = found.total - found.hechas
    if not missing:
        return str(_("%(hechas)s de %(total)s: completo", **values))
    named = [_named(code) if len(found.faltan) == 1 else code for code in found.faltan]
    if not named:
        return str(
            ngettext(
                "%(hechas)s de %(total)s: falta %(num)s, la que prefiera",
                "%(hechas)s de %(total)s: faltan %(num)s, las que prefiera",
                missing,
                **values,
            )
        )
    if found.libres:
        return str(
            _(
                "%(hechas)s de %(total)s: faltan %(faltan)s, entre ellas %(cuales)s",
                faltan=missing,
                cuales=lista(named),
                **values,
            )
        )
    values["cuales"] = lista(named)
    if missing == 1:
        return str(_("%(hechas)s de %(total)s: falta %(cuales)s", **values))
    return str(_("%(hechas)s de %(total)s: faltan %(cuales)s", **values))


def _named(code: str) -> str:
    return nombrada(code, leer().nombre(code, get_lang()))


def paradas(alternativa: Alternativa, mirada: Mirada) -> list[dict[str, Any]]:
    """Return the pieces as stops: one that cannot be earned yet leads nowhere."""
    return [_parada(code, alternativa, mirada) for code in alternativa.de]


def _parada(code: str, alternativa: Alternativa, mirada: Mirada) -> dict[str, Any]:
    plan = leer()
    inner, version = plan.find(code), mirada.cursos.get(code)
    stop: dict[str, Any] = {"texto": _named(code), "estado": "pendiente", "href": ""}
    if inner:
        stop["href"] = direccion(inner)
        stop["palabra"] = en_palabras(avance(inner.regla, mirada.en_vigor))
    elif version:
        stop["href"] = url_for("catalogo.ver_curso", curso=version.curso.slug)
        stop["palabra"] = _("Por hacer")
    else:
        stop["palabra"] = _("En preparación")
    if code in mirada.en_vigor:
        return stop | {"estado": "hecho", "palabra": _("Lo tiene") if inner else _("La tiene")}
    if any(f.codigo == code and f.vencida(now()) and f.estado in EN_PIE for f in mirada.filas):
        stop["palabra"] = _("La suya venció: hay que renovarla")
    if code in alternativa.incluye:
        stop["detalle"] = _("Obligatoria")
    return stop


def datos(diploma: Diploma) -> list[tuple[str, str]]:
    """Return what a diploma is in short, for `datos_breves`."""
    ways = [a.total for a in diploma.regla]
    return [
        ("certificate", ngettext("%(num)s credencial", "%(num)s credenciales", ways[0]))
        if len(ways) == 1
        else ("certificate", _("Dos caminos")),
        ("clock", _("Desde %(horas)s", horas=hours(leer().horas(diploma)))),
        ("calendar", ngettext("Vale %(num)s año", "Vale %(num)s años", diploma.vigencia_anios)),
    ]


def caminos(diploma: Diploma, mirada: Mirada) -> list[dict[str, Any]]:
    """Return each way of earning it: its heading, how far one is, its stops."""
    return [
        {
            "titulo": _way(alternativa),
            "avance": avance_en(alternativa, mirada.en_vigor),
            "palabras": en_palabras(avance_en(alternativa, mirada.en_vigor)),
            "paradas": paradas(alternativa, mirada),
        }
        for alternativa in diploma.regla
    ]


def _way(alternativa: Alternativa) -> str:
    if alternativa.cuantas:
        return str(
            _(
                "Reúna %(cuantas)s de estas %(total)s, con %(cuales)s",
                cuantas=alternativa.total,
                total=len(alternativa.de),
                cuales=lista(alternativa.incluye),
            )
        )
    return str(_("Reúna estas %(total)s", total=alternativa.total))
