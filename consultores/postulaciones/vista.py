"""How an application reads: names instead of codes, section by section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.acreditacion.models import EstadoPostulacion, Recomendacion, Respuesta, Tramite
from consultores.postulaciones.secciones import SECCIONES, faltas
from consultores.red.models import Decision, EstadoConsultor, TipoConsultor
from consultores.taxonomia import (
    ACUERDOS,
    AREAS,
    IDIOMAS,
    NIVELES,
    NIVELES_IDIOMA,
    SECTORES,
    SERVICIOS,
    SUBTEMAS,
    nombres,
)
from plataforma.i18n import lista
from plataforma.identificadores import mostrar_identificador
from plataforma.paises import PAISES, nombre_pais

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask_babel import LazyString

    from consultores.acreditacion.models import Postulacion, Referencia

Datos = dict[str, Any]
Filas = list[tuple[str, str]]
NOMBRES_ESTADO = {
    EstadoConsultor.POSTULADO: _l("Por revisar"),
    EstadoConsultor.ACREDITADO: _l("Acreditado"),
    EstadoConsultor.SUSPENDIDO: _l("Suspendido"),
    EstadoConsultor.RECHAZADO: _l("No acreditado"),
}
TONOS_ESTADO = {
    EstadoConsultor.POSTULADO: "atencion",
    EstadoConsultor.ACREDITADO: "exito",
    EstadoConsultor.SUSPENDIDO: "error",
    EstadoConsultor.RECHAZADO: "neutro",
}
NOMBRES_POSTULACION: Mapping[EstadoPostulacion, LazyString] = {
    EstadoPostulacion.ENVIADA: _l("En revisión"),
    EstadoPostulacion.OBSERVADA: _l("Le falta algo"),
    EstadoPostulacion.ACEPTADA: _l("Aceptada"),
    EstadoPostulacion.RECHAZADA: _l("No aceptada"),
}
TONOS_POSTULACION = {
    EstadoPostulacion.ENVIADA: "atencion",
    EstadoPostulacion.OBSERVADA: "info",
    EstadoPostulacion.ACEPTADA: "exito",
    EstadoPostulacion.RECHAZADA: "neutro",
}
NOMBRES_TRAMITE: Mapping[Tramite, LazyString] = {
    Tramite.INGRESO: _l("Postulación"),
    Tramite.AMPLIACION: _l("Más áreas o nivel"),
    Tramite.RENOVACION: _l("Renovación"),
}
NOMBRES_RECOMENDACION: Mapping[Recomendacion, LazyString] = {
    Recomendacion.FAVORABLE: _l("Favorable"),
    Recomendacion.CON_REPAROS: _l("Favorable con reparos"),
    Recomendacion.DESFAVORABLE: _l("Desfavorable"),
}
NOMBRES_DECISION: Mapping[Decision, LazyString] = {
    Decision.ACREDITAR: _l("Acreditado"),
    Decision.RECHAZAR: _l("No acreditado"),
    Decision.SUSPENDER: _l("Suspendido"),
    Decision.LEVANTAR: _l("Fin de la suspensión"),
    Decision.RENOVAR: _l("Renovado"),
    Decision.AMPLIAR: _l("Ampliado"),
}
MOTIVOS: Mapping[str, LazyString] = {
    "experiencia": _l("La experiencia no alcanza para el nivel o las áreas"),
    "evidencias": _l("Las evidencias no prueban lo que se dice"),
    "referencias": _l("Las referencias no se confirmaron"),
    "conflicto": _l("Hay un conflicto de intereses"),
    "datos": _l("Hay datos que no se pudieron comprobar"),
    "otro": _l("Otro motivo"),
}
NOMBRES_RESPUESTA: Mapping[Respuesta, LazyString] = {
    Respuesta.PENDIENTE: _l("Sin respuesta todavía"),
    Respuesta.CONFIRMA: _l("Confirmó"),
    Respuesta.DECLINA: _l("No dio la referencia"),
}
TONOS_RESPUESTA = {
    Respuesta.PENDIENTE: "atencion",
    Respuesta.CONFIRMA: "exito",
    Respuesta.DECLINA: "neutro",
}


@dataclass(frozen=True, kw_only=True)
class Linea:
    """A section in the list of an application."""

    codigo: str
    nombre: str
    href: str
    faltas: Sequence[str]
    aplica: bool = True

    @property
    def hecha(self) -> bool:
        return not self.faltas


def lineas(p: Postulacion, *, pide_credencial: bool) -> list[Linea]:
    """Return every section with what is missing in it."""
    missing = faltas(p)
    return [
        Linea(
            codigo=code,
            nombre=str(name),
            href=url_for("acreditacion.seccion", seccion=code),
            faltas=missing.get(code, []),
            aplica=code != "credencial" or pide_credencial,
        )
        for code, name in SECCIONES.items()
    ]


def filas_de(seccion: str, said: Datos, lang: str) -> Filas:
    """Return what a section says, as (name, value) in words."""
    make = _FILAS.get(seccion)
    return [(k, v or "—") for k, v in make(said, lang)] if make else []


def _datos(said: Datos, lang: str) -> Filas:
    kind = said.get("tipo")
    kinds = {TipoConsultor.PERSONA: _("Persona"), TipoConsultor.INSTITUCION: _("Institución")}
    return [
        (_("Tipo"), kinds.get(kind, "") if kind else ""),
        (_("Nombre"), said.get("nombre") or ""),
        (_("País"), nombre_pais(said["pais"], lang) if said.get("pais") in PAISES else ""),
        (
            _("Nivel") if said.get("acreditado") else _("Nivel pedido"),
            texto_nivel(said.get("nivel") or "", lang),
        ),
    ]


def texto_nivel(codigo: str, lang: str) -> str:
    return f"{codigo} · {NIVELES[codigo].en(lang)}" if codigo in NIVELES else ""


def _areas(said: Datos, lang: str) -> Filas:
    return [(_("Áreas"), lista(nombres(said.get("areas") or [], AREAS, lang)))]


def _subtemas(said: Datos, lang: str) -> Filas:
    return [(_("Subtemas"), lista(nombres(said.get("subtemas") or [], SUBTEMAS, lang)))]


def _servicios(said: Datos, lang: str) -> Filas:
    modes = {"en_linea": _("En línea"), "presencial": _("En la empresa")}
    services = {code: s.nombre for code, s in SERVICIOS.items()}
    deals = {code: a.nombre for code, a in ACUERDOS.items()}
    return [
        (_("Sectores"), lista(nombres(said.get("sectores") or [], SECTORES, lang))),
        (_("Servicios"), lista(nombres(said.get("servicios") or [], services, lang))),
        (_("Cómo atiende"), lista([modes[m] for m in said.get("modalidad") or [] if m in modes])),
        (_("Acuerdos"), lista(nombres(said.get("acuerdos") or [], deals, lang))),
    ]


def _idiomas(said: Datos, lang: str) -> Filas:
    spoken = [
        f"{IDIOMAS[code].en(lang)}: {NIVELES_IDIOMA[level].en(lang)}"
        for code, level in (said.get("idiomas") or {}).items()
        if code in IDIOMAS and level in NIVELES_IDIOMA
    ]
    served = sorted(nombre_pais(c, lang) for c in said.get("paises") or [])
    return [(_("Idiomas"), "; ".join(spoken)), (_("Atiende a empresas de"), lista(served))]


def _experiencia(said: Datos, _lang: str) -> Filas:
    return [
        (_("En una línea, en español"), said.get("resumen_es") or ""),
        (_("En una línea, en portugués"), said.get("resumen_pt") or ""),
        (_("Experiencia, en español"), said.get("presentacion_es") or ""),
        (_("Experiencia, en portugués"), said.get("presentacion_pt") or ""),
    ]


def _intereses(said: Datos, _lang: str) -> Filas:
    ties = [_vinculo(v) for v in said.get("vinculos") or []]
    none = _("Declara que no tiene") if said.get("sin_vinculos") else ""
    other = {"no": _("Declara que no tiene"), "si": said.get("intereses") or ""}
    return [
        (_("Vínculos con empresas u organismos"), "; ".join(ties) or none),
        (_("Otros intereses"), other.get(said.get("tiene") or "", "")),
        (_("Declaración"), _("Firmada") if said.get("declara") else ""),
    ]


def _vinculo(v: dict[str, str]) -> str:
    number = mostrar_identificador(v.get("identificador", ""), v.get("pais", ""))
    return f"{v['nombre']} ({number})" if number else v["nombre"]


def _pedido(said: Datos, lang: str) -> Filas:
    return [
        (_("Áreas nuevas"), lista(nombres(said.get("areas") or [], AREAS, lang))),
        (_("Nivel pedido"), texto_nivel(said.get("nivel") or "", lang)),
        (_("Por qué"), said.get("motivo") or ""),
    ]


def _renovacion(said: Datos, _lang: str) -> Filas:
    return [(_("Qué cambió"), said.get("cambios") or "")]


_FILAS = {
    "datos": _datos,
    "areas": _areas,
    "subtemas": _subtemas,
    "servicios": _servicios,
    "idiomas": _idiomas,
    "experiencia": _experiencia,
    "intereses": _intereses,
    "pedido": _pedido,
    "renovacion": _renovacion,
}
NOMBRES_SECCION: Mapping[str, LazyString] = {
    **SECCIONES,
    "pedido": _l("Lo que pide"),
    "renovacion": _l("Renovación"),
}


def bloques(p: Postulacion, lang: str) -> list[tuple[str, str, Filas]]:
    """Return (code, name, rows) of each section that an application has."""
    return [
        (code, str(NOMBRES_SECCION[code]), filas_de(code, p.seccion(code), lang))
        for code in NOMBRES_SECCION
        if code in p.datos and code in _FILAS
    ]


def cuenta_referencias(referencias: Sequence[Referencia]) -> str:
    """How many confirmed, of how many were named."""
    if not referencias:
        return "—"
    yes = sum(r.respuesta == Respuesta.CONFIRMA for r in referencias)
    return str(_("%(n)s de %(total)s", n=yes, total=len(referencias)))
