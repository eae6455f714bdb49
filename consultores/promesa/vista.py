"""The figures in words: what each counts, over what, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from consultores.promesa.calculo import EN_TOTAL, MEDIANAS, MINIMO
from consultores.solicitudes.causas import DESENLACES
from consultores.solicitudes.relojes import PLAZOS, Reloj
from consultores.taxonomia import AREAS
from plataforma.i18n import lista, numero, porcentaje
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from consultores.promesa.models import CortePromesa

NOMBRES = {
    "respuesta_a_tiempo": _l("Respondidas en el plazo"),
    "dias_respuesta": _l("Días hasta la primera respuesta"),
    "dias_aceptacion": _l("Días hasta que alguien la toma"),
    "dias_entrega": _l("Días hasta la entrega"),
    "entrega_a_tiempo": _l("Entregadas en fecha"),
    "util": _l("Sirvió la respuesta"),
    "buen_trato": _l("Buen trato"),
    "opinaron": _l("Empresas que opinaron"),
}
DEFINICIONES = {
    "respuesta_a_tiempo": _l(
        "De los ofrecimientos a un consultor que se respondieron o cuyo plazo pasó, los que se "
        "respondieron (sí o no) en 2 días hábiles o menos. No cuentan los que otra persona tomó "
        "antes ni los que se retiraron dentro del plazo."
    ),
    "dias_respuesta": _l(
        "Mediana de los días hábiles, en el país de la empresa, desde que envía la solicitud "
        "hasta que un consultor dice sí o no. Se calcula sobre las que tuvieron respuesta."
    ),
    "dias_aceptacion": _l(
        "Mediana de los días hábiles desde que la empresa envía la solicitud hasta que un "
        "consultor la acepta. Se calcula sobre las aceptadas."
    ),
    "dias_entrega": _l(
        "Mediana de los días hábiles desde que un consultor la acepta hasta que entrega el "
        "resultado por primera vez. Se calcula sobre las entregadas."
    ),
    "entrega_a_tiempo": _l(
        "De las solicitudes con fecha de entrega cumplida o vencida, las que se entregaron a más "
        "tardar el día prometido. Las prórrogas y pausas acordadas mueven ese día."
    ),
    "util": _l("De las empresas que calificaron, las que dicen que la respuesta les sirvió."),
    "buen_trato": _l(
        "De las empresas que calificaron, las que dicen que el trato fue bueno o muy bueno."
    ),
    "opinaron": _l(
        "De las solicitudes terminadas con un resultado entregado, las que la empresa calificó."
    ),
}
EN_TABLA = tuple(m for m in NOMBRES if m not in ("buen_trato", "opinaron"))
PASOS = (
    (Reloj.ADMISION, _l("La contraparte lee la solicitud, si hace falta leerla")),
    (Reloj.ASIGNACION, _l("La red encuentra a quién ofrecerla")),
    (Reloj.ACEPTACION, _l("Los consultores responden si la toman")),
    (Reloj.ALCANCE, _l("El consultor y la empresa acuerdan qué se hará")),
    (Reloj.ENTREGA, _l("El consultor entrega el resultado de una consulta")),
    (Reloj.CONFORMIDAD, _l("La empresa lee el resultado y responde")),
    (Reloj.REVISION, _l("El consultor hace los ajustes pedidos")),
)


def promesas() -> list[tuple[str, str, str, str]]:
    """Return (step, promised, alert, end) in business days."""
    return [
        (str(text), _days(PLAZOS[r].meta), _days(PLAZOS[r].alerta), _days(PLAZOS[r].limite))
        for r, text in PASOS
    ]


def _days(count: int) -> str:
    return str(ngettext("%(num)s día hábil", "%(num)s días hábiles", count))


def cifra(fila: Mapping[str, Any] | None) -> str:
    """Return the figure alone; what may not be said says so."""
    if fila is None:
        return "—"
    if fila["oculta"]:
        return str(_("menos de %(num)s casos", num=MINIMO))
    if fila["valor"] is None:
        return "—"
    if fila["medida"] in MEDIANAS:
        return str(numero(fila["valor"], 1 if fila["valor"] % 1 else 0))
    return str(porcentaje(round(fila["valor"], 2)))


def con_base(fila: Mapping[str, Any] | None) -> str:
    """Return the figure with what it was counted over."""
    said = cifra(fila)
    if fila is None or fila["valor"] is None:
        return said
    base = _("%(n)s de %(total)s", n=numero(fila["numerador"]), total=numero(fila["denominador"]))
    return f"{said} ({base})"


def filas_de(corte: CortePromesa, periodo: str, grupo: str) -> dict[str, dict[str, Any]]:
    """Return {group: {measure: figure}}."""
    found: dict[str, dict[str, Any]] = {}
    for fila in corte.datos["filas"]:
        if (fila["periodo"], fila["grupo"]) == (periodo, grupo):
            found.setdefault(fila["codigo"], {})[fila["medida"]] = fila
    return found


def tabla(corte: CortePromesa, grupo: str, lang: str) -> list[list[str]]:
    """Return a line for each country or area of which something may be said, by name."""
    lines = [
        [nombre(grupo, code, lang), *(con_base(by.get(m)) for m in EN_TABLA)]
        for code, by in filas_de(corte, EN_TOTAL, grupo).items()
        if _says_something(by)
    ]
    return sorted(lines, key=lambda line: line[0])


def callados(corte: CortePromesa, grupo: str, lang: str) -> str:
    """Name in one sentence the countries or areas with too few cases for any figure."""
    names = sorted(
        nombre(grupo, code, lang)
        for code, by in filas_de(corte, EN_TOTAL, grupo).items()
        if not _says_something(by)
    )
    return lista(names)


def _says_something(by: Mapping[str, Any]) -> bool:
    return any(m in by and by[m]["valor"] is not None for m in EN_TABLA)


def trimestres(corte: CortePromesa) -> list[tuple[str, float | None, list[str]]]:
    """Return (quarter, % in time for the bar, cells), oldest first."""
    names = dict.fromkeys(f["periodo"] for f in corte.datos["filas"] if f["periodo"] != EN_TOTAL)
    found = []
    for name in names:
        by = filas_de(corte, name, EN_TOTAL)[EN_TOTAL]
        part = by["respuesta_a_tiempo"]["valor"]
        bar = None if part is None else round(100 * part)
        found.append((_quarter(name), bar, [con_base(by.get(m)) for m in EN_TABLA]))
    return found


def _quarter(name: str) -> str:
    year, number = name.split("-T")
    return str(_("Trimestre %(n)s de %(anio)s", n=number, anio=year))


def nombre(grupo: str, codigo: str, lang: str) -> str:
    if grupo == "area":
        return AREAS[codigo].en(lang) if codigo in AREAS else codigo
    if grupo == "pais":
        return nombre_pais(codigo, lang)
    return str(_("Toda la red"))


def desenlaces(corte: CortePromesa) -> list[tuple[str, str]]:
    """Return (how it ended, how many)."""
    few = str(_("menos de %(num)s casos", num=MINIMO))
    return [
        (_outcome(d["codigo"]), few if d["cuenta"] is None else str(numero(d["cuenta"])))
        for d in corte.datos["desenlaces"]
    ]


def _outcome(code: str) -> str:
    special = {"abierta": _("En camino"), "otros": _("Otros finales, poco frecuentes")}
    return str(special.get(code) or DESENLACES[code])  # type: ignore[index]


def equidad(corte: CortePromesa, lang: str) -> list[tuple[str, ...]]:
    """Return a line for each area and country with enough consultants and offers."""
    return [
        (
            f"{nombre('area', g['area'], lang)} · {nombre('pais', g['pais'], lang)}",
            *(str(numero(g[n])) for n in CUENTAS),
            *(str(numero(g[n], 1)) for n in ("minimo", "mediana", "maximo")),
            "—" if g["indice"] is None else str(numero(g["indice"], 2)),
        )
        for g in corte.datos["equidad"]["grupos"]
    ]


CUENTAS: Sequence[str] = ("consultores", "ofrecidas", "tomadas", "rechazadas", "calladas")
