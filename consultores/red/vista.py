"""How a consultant reads on a page: names instead of codes, figures with their denominators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date
from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.red.directorio import CODIGOS, NOMBRES
from consultores.red.models import MINIMO_MEDIANA
from consultores.red.proximo import Motivo, motivo_de, proximo_dia
from consultores.taxonomia import AREAS, IDIOMAS, NIVELES, NIVELES_IDIOMA, nombres
from plataforma.i18n import LOCALES, fecha, get_lang
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from consultores.red.models import Consultor, Desempeno


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
    verificado: str
    slug: str


def tarjeta_de(consultor: Consultor, lang: str) -> TarjetaConsultor:
    return TarjetaConsultor(
        nombre=consultor.nombre,
        href=url_for("red.ver", slug=consultor.slug),
        resumen=consultor.resumen.en(lang),
        nivel=NIVELES[consultor.nivel].en(lang) if consultor.nivel in NIVELES else "",
        pais=nombre_pais(consultor.pais, lang),
        areas=nombres(consultor.codigos_area, AREAS, lang),
        idiomas=nombres(consultor.codigos_idioma, IDIOMAS, lang),
        paises=paises_de(consultor, lang),
        casos=texto_casos(consultor.desempeno),
        respuesta=texto_respuesta(consultor.desempeno),
        lugar=texto_proximo(consultor),
        recibe=consultor.recibe_solicitudes,
        verificado=texto_verificado(consultor),
        slug=consultor.slug,
    )


@dataclass(frozen=True, kw_only=True)
class Detalle:
    """What the profile says besides."""

    subtemas: Sequence[str]
    idiomas: Sequence[str]
    modalidad: str
    listas: Sequence[tuple[str, Sequence[str]]]
    por_que_no: str


def detalle_de(consultor: Consultor, lang: str) -> Detalle:
    titles = {"sectores": _("Sectores"), "servicios": _("Servicios"), "acuerdos": _("Acuerdos")}
    lists = [(str(title), lista_de(consultor, name, lang)) for name, title in titles.items()]
    return Detalle(
        subtemas=lista_de(consultor, "subtemas", lang),
        idiomas=idiomas_con_nivel(consultor, lang),
        modalidad=texto_modalidad(consultor),
        listas=[(title, names) for title, names in lists if names],
        por_que_no=por_que_no(consultor),
    )


def por_que_no(consultor: Consultor) -> str:
    """Why they take no request now, for the firm; empty when they do."""
    reason, day, name = motivo_de(consultor), proximo_dia(consultor), consultor.nombre
    if reason in (Motivo.PAUSA, Motivo.AUSENCIA) and day is not None:
        when = dia_con_nombre(day)
        return str(_("%(nombre)s vuelve a atender el %(dia)s.", nombre=name, dia=when))
    if reason == Motivo.LLENO:
        text = _("%(nombre)s no recibe solicitudes ahora: atiende a otras empresas.", nombre=name)
        return str(text)
    return str(_("%(nombre)s no recibe solicitudes ahora.", nombre=name)) if reason else ""


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


def texto_verificado(consultor: Consultor) -> str:
    """Who vouches for them, and since when."""
    if consultor.acreditado_el is None:
        return str(_("Sin acreditar"))
    return str(_("Verificado por la Secretaría el %(dia)s", dia=fecha(consultor.acreditado_el)))


def texto_proximo(consultor: Consultor) -> str:
    """The next free slot, or why there is none."""
    day, reason = proximo_dia(consultor), motivo_de(consultor)
    if day is not None:
        return str(_("Próximo lugar: %(dia)s", dia=dia_con_nombre(day)))
    if reason == Motivo.LLENO:
        return str(_("Sin lugar ahora"))
    return str(_("No recibe solicitudes ahora"))


def dia_con_nombre(day: date) -> str:
    """lunes 23 de noviembre / segunda-feira, 23 de novembro."""
    lang = get_lang()
    shape = "EEEE d 'de' MMMM" if lang == "es" else "EEEE, d 'de' MMMM"
    return format_date(day, shape, locale=LOCALES[lang])


def texto_modalidad(consultor: Consultor) -> str:
    if consultor.en_linea and consultor.presencial:
        return str(_("En línea y con visitas a la empresa"))
    return str(_("Con visitas a la empresa")) if consultor.presencial else str(_("En línea"))


def idiomas_con_nivel(consultor: Consultor, lang: str) -> list[str]:
    """Español (lengua materna), Inglés (intermedio (B1)) …"""
    return [
        f"{IDIOMAS[i.idioma].en(lang)}: {NIVELES_IDIOMA[i.nivel].en(lang).lower()}"
        if i.nivel in NIVELES_IDIOMA
        else IDIOMAS[i.idioma].en(lang)
        for i in consultor.idiomas
        if i.idioma in IDIOMAS
    ]


def comparacion(consultores: Sequence[Consultor], lang: str) -> list[list[str]]:
    """Return one row for each thing to compare: its name, then what it is of each."""
    rows: list[tuple[str, Callable[[Consultor], str]]] = [
        (_("Qué resuelve"), lambda c: c.resumen.en(lang)),
        (_("Próximo lugar"), _dia_o_motivo),
        (_("Nivel"), lambda c: NIVELES[c.nivel].en(lang) if c.nivel in NIVELES else "—"),
        (_("Trabaja en"), lambda c: nombre_pais(c.pais, lang)),
        (_("Atiende a empresas de"), lambda c: ", ".join(paises_de(c, lang))),
        (_("Idiomas"), lambda c: ", ".join(nombres(c.codigos_idioma, IDIOMAS, lang))),
        (_("Cómo atiende"), texto_modalidad),
        (_("Áreas"), lambda c: ", ".join(nombres(c.codigos_area, AREAS, lang))),
        (_("Sectores"), lambda c: ", ".join(lista_de(c, "sectores", lang)) or "—"),
        (_("Servicios"), lambda c: ", ".join(lista_de(c, "servicios", lang)) or "—"),
        (_("Acuerdos"), lambda c: ", ".join(lista_de(c, "acuerdos", lang)) or "—"),
        (_("Solicitudes"), lambda c: texto_casos(c.desempeno)),
        (_("Respuesta"), lambda c: texto_respuesta(c.desempeno) or "—"),
        (_("Verificación"), texto_verificado),
    ]
    found = [[str(title), *(text(c) for c in consultores)] for title, text in rows]
    return [row for row in found if set(row[1:]) != {"—"}]


def _dia_o_motivo(consultor: Consultor) -> str:
    day = proximo_dia(consultor)
    return dia_con_nombre(day) if day else texto_proximo(consultor)


def paises_de(consultor: Consultor, lang: str) -> list[str]:
    return sorted(nombre_pais(code, lang) for code in consultor.codigos_pais)


def lista_de(consultor: Consultor, campo: str, lang: str) -> list[str]:
    """Return the names of the codes that a consultant has of one kind, in the taxonomy's order."""
    singular = CODIGOS[campo].key
    codes = [getattr(row, singular) for row in getattr(consultor, campo)]
    return nombres(codes, NOMBRES[campo], lang)
