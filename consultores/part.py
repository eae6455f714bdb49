"""What the network hands to the application."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from flask import url_for

from consultores import demo
from consultores.actos import ACTOS
from consultores.asistente import tarjetas as de_asistente
from consultores.asistente import vistas as asistente
from consultores.asistente.respondidas import Respondida, conectar
from consultores.asistente.retencion import programar
from consultores.asistente.routes_apunte import GUARDADO
from consultores.carga import routes as carga
from consultores.correo import manejador as correo
from consultores.datos import PERSONAL_DATA
from consultores.disponibilidad import routes as disponibilidad
from consultores.disponibilidad import tarjetas as de_disponibilidad
from consultores.emparejamiento.services import elegir
from consultores.gestion import routes as gestion
from consultores.gestion import tarjetas as de_gestion
from consultores.gestion import traspasos_routes as traspasos
from consultores.mi_ficha import routes as acreditacion_ficha
from consultores.mi_ficha import tarjetas as de_mi_ficha
from consultores.permissions import TABLA
from consultores.postulaciones import routes as acreditacion
from consultores.postulaciones import routes_enlaces as acreditacion_enlaces
from consultores.postulaciones import routes_pruebas as acreditacion_pruebas
from consultores.promesa import routes as promesa
from consultores.promesa import services as de_la_promesa
from consultores.promesa import tarjetas as de_promesa
from consultores.red import routes as red
from consultores.red import tarjetas as de_red
from consultores.red.directorio import completar, registrar_textos
from consultores.red.fuente import documentos
from consultores.red.services import FUENTE
from consultores.reloj import jobs as _reloj_jobs  # noqa: F401 — its jobs
from consultores.respuestas import jobs as _respuestas_jobs  # noqa: F401 — its jobs
from consultores.respuestas import queries as respondidas
from consultores.respuestas import routes as respuestas
from consultores.respuestas import routes_administracion as respuestas_administracion
from consultores.respuestas import routes_caso as _respuestas_caso  # noqa: F401 — its pages
from consultores.respuestas import tarjetas as de_respuestas
from consultores.respuestas.datos import PERSONAL_DATA as RESPUESTAS
from consultores.respuestas.fuente import documentos as documentos_de_respuestas
from consultores.respuestas.services import FUENTE as FUENTE_RESPUESTAS
from consultores.resultados import jobs as seguir_resultados
from consultores.resultados import routes as resultados
from consultores.resultados import routes_administracion as resultados_administracion
from consultores.resultados import tarjetas as de_resultados
from consultores.resultados.datos import PERSONAL_DATA as RESULTADOS
from consultores.reuniones import routes as reuniones
from consultores.reuniones.services import cancelar_pendientes
from consultores.revision import routes as acreditacion_revision
from consultores.revision import routes_administracion as acreditacion_administracion
from consultores.revision import tarjetas as de_acreditacion
from consultores.seguimiento import routes as seguimiento
from consultores.seguimiento import tarjetas as de_solicitudes
from consultores.solicitudes import movimientos, turnos
from consultores.trabajo import vistas as trabajo
from consultores.trabajo.pausas import olvidar_pedida
from consultores.valoracion import routes as valoracion
from consultores.valoracion import tarjetas as de_valoracion
from plataforma.db import transaction
from plataforma.part import Part, Slot, Tarjeta
from plataforma.sin_senal import registrar_guardado

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario
    from plataforma.part import Address


def preparar() -> None:
    """Write the rows of the directory that are not there yet; ask for the daily forgetting."""
    with transaction():
        completar()
        de_la_promesa.asegurar()
        programar()
        seguir_resultados.completar()


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    return chain.from_iterable(part.panel(persona) for part in EN_EL_PANEL)


def portada(persona: Usuario) -> Iterable[Tarjeta]:
    return chain(de_red.portada(persona), de_promesa.portada(persona))


def pie(persona: Usuario) -> Iterable[Tarjeta]:
    parts = (de_asistente, de_promesa, de_respuestas)
    return chain.from_iterable(part.pie(persona) for part in parts)


def direcciones() -> Iterable[Address]:
    parts = (de_red, de_promesa, de_respuestas)
    return chain.from_iterable(part.direcciones() for part in parts)


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    return chain.from_iterable(part.administracion(persona) for part in EN_ADMINISTRACION)


EN_EL_PANEL = (
    de_solicitudes,
    de_gestion,
    de_acreditacion,
    de_disponibilidad,
    de_mi_ficha,
    de_resultados,
    de_respuestas,
    de_valoracion,
)
EN_ADMINISTRACION = (
    de_acreditacion,
    de_gestion,
    de_resultados,
    de_valoracion,
    de_respuestas,
)


def ya_respondidas(texto: str, lang: str) -> list[Respondida]:
    """Return what was answered in public to what somebody is about to ask."""
    return [
        Respondida(c.pregunta.en(lang), url_for("respuestas.ver", slug=c.slug))
        for c in respondidas.parecidas(texto, lang)
    ]


conectar(ya_respondidas)
registrar_textos(respondidas.textos_de)
correo.registrar_en_el_buzon()
seguir_resultados.escuchar()
PARTE = Part(
    name="consultores",
    blueprints=(
        disponibilidad.bp,
        red.bp,
        acreditacion.bp,
        acreditacion_pruebas.bp,
        acreditacion_enlaces.bp,
        acreditacion_ficha.bp,
        acreditacion_revision.bp,
        acreditacion_administracion.bp,
        asistente.bp,
        seguimiento.bp,
        gestion.bp,
        carga.bp,
        traspasos.bp,
        respuestas.bp,
        respuestas_administracion.bp,
        resultados.bp,
        resultados_administracion.bp,
        promesa.bp,
        trabajo.bp,
        reuniones.bp,
        valoracion.bp,
    ),
    permissions=TABLA,
    acts=ACTOS,
    slots={
        Slot.NAVEGACION: de_red.navegacion,
        Slot.PORTADA: portada,
        Slot.PANEL: panel,
        Slot.CUENTA: de_solicitudes.cuenta,
        Slot.ENTRAR: de_asistente.entrar,
        Slot.PIE: pie,
        Slot.ADMINISTRACION: administracion,
    },
    search_sources={FUENTE: documentos, FUENTE_RESPUESTAS: documentos_de_respuestas},
    sitemap=direcciones,
    personal_data=(RESULTADOS, RESPUESTAS, PERSONAL_DATA),
    prepare=preparar,
    demo=demo.load,
)

turnos.registrar(elegir)
registrar_guardado(GUARDADO)
for oyente in (olvidar_pedida, cancelar_pendientes):
    movimientos.escuchar(oyente)
