"""What the academy hands to the application."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from flask import url_for

from cursos import demo
from cursos.actos import ACTOS
from cursos.ajustes import codigo_routes as _codigo_de_cohortes  # noqa: F401 — its pages
from cursos.ajustes import routes as _ajustes  # noqa: F401 — its pages
from cursos.ajustes import services as ajustes_services
from cursos.ajustes.blueprint import bp as ajustes_bp
from cursos.ajustes.services import soltar_facilitadores
from cursos.aprendizaje import cierre, pie
from cursos.aprendizaje import envios as _envios_de_aprendizaje  # noqa: F401 — what it receives
from cursos.aprendizaje import herramientas as aprendizaje_herramientas
from cursos.aprendizaje import jobs as _aprendizaje_jobs  # noqa: F401 — its jobs
from cursos.aprendizaje import lectura_routes as lectura
from cursos.aprendizaje import routes as aprendizaje
from cursos.aprendizaje import tarjetas as aprendizaje_tarjetas
from cursos.aprendizaje.datos import PERSONAL_DATA as DATOS_DE_LECTURA
from cursos.aprendizaje.queries import leer_avance
from cursos.aprendizaje.services import al_publicar
from cursos.autoria import routes as autoria
from cursos.autoria import tarjetas as autoria_tarjetas
from cursos.autoria.datos import PERSONAL_DATA as DATOS_DE_AUTORIA
from cursos.avales import commands as _avales_commands  # noqa: F401 — its commands
from cursos.avales import routes as avales
from cursos.avales import services as avales_services
from cursos.avales import tarjetas as avales_tarjetas
from cursos.banco import jobs as _banco_jobs  # noqa: F401 — its jobs
from cursos.banco import routes as banco
from cursos.banco import tarjetas as banco_tarjetas
from cursos.catalogo import avance, bloques, busqueda, cambios, commands, herramientas, vitrina
from cursos.catalogo import cierre as cierre_de_cursos
from cursos.catalogo import routes as catalogo
from cursos.catalogo.datos import PERSONAL_DATA as DATOS_DE_CATALOGO
from cursos.catalogo.herramientas import registrar_herramienta
from cursos.catalogo.services import FUENTE_CURSOS
from cursos.cohortes import herramientas as cohortes_herramientas
from cursos.cohortes import recorrido
from cursos.cohortes import routes as cohortes
from cursos.cohortes import tarjetas as cohortes_tarjetas
from cursos.cohortes.datos import PERSONAL_DATA as DATOS_DE_COHORTES
from cursos.credenciales import enganches, publicas
from cursos.credenciales import routes as credenciales
from cursos.credenciales import tarjetas as credenciales_tarjetas
from cursos.credenciales.datos import PERSONAL_DATA as DATOS_DE_CREDENCIALES
from cursos.credenciales.queries import find_de_version
from cursos.credenciales.services import emitir_por_aprobacion
from cursos.cuestionarios import envios as envios_de_cuestionarios
from cursos.cuestionarios import jobs as _cuestionarios_jobs  # noqa: F401 — its jobs
from cursos.cuestionarios import routes as cuestionarios
from cursos.cuestionarios.datos import PERSONAL_DATA as DATOS_DE_APRENDIZAJE
from cursos.diplomas import commands as diplomas_commands
from cursos.diplomas import jobs as _diplomas_jobs  # noqa: F401 — its jobs
from cursos.diplomas import routes as diplomas
from cursos.diplomas import services as diplomas_services
from cursos.diplomas import tarjetas as diplomas_tarjetas
from cursos.discusion import fuente as dudas
from cursos.discusion import routes as discusion
from cursos.discusion import routes_moderacion
from cursos.discusion import tarjetas as discusion_tarjetas
from cursos.discusion.datos import PERSONAL_DATA as DATOS_DE_DISCUSION
from cursos.discusion.services import FUENTE as FUENTE_DUDAS
from cursos.emisores import commands as emisores_commands
from cursos.emisores import routes as emisores
from cursos.emisores import tarjetas as emisores_tarjetas
from cursos.encuentros import jobs as _encuentros_jobs  # noqa: F401 — their jobs
from cursos.encuentros import mis_routes as _mis_encuentros  # noqa: F401 — its pages
from cursos.encuentros import queries as encuentros_queries
from cursos.encuentros import routes as encuentros
from cursos.encuentros import tarjetas as encuentros_tarjetas
from cursos.encuentros.datos import PERSONAL_DATA as DATOS_DE_ENCUENTROS
from cursos.formadores import routes as formadores
from cursos.formadores import tarjetas as formadores_tarjetas
from cursos.formadores.datos import PERSONAL_DATA as DATOS_DE_FORMADORES
from cursos.glosario import busqueda as terminos
from cursos.glosario import commands as terminos_commands
from cursos.glosario import routes as glosario
from cursos.guias import routes as guias
from cursos.guias import tarjetas as guias_tarjetas
from cursos.importaciones import deshacer
from cursos.importaciones import jobs as _importaciones_jobs  # noqa: F401 — its jobs
from cursos.importaciones import routes as importaciones
from cursos.importaciones import tarjetas as importaciones_tarjetas
from cursos.importaciones.confirmacion import al_confirmar
from cursos.importaciones.datos import PERSONAL_DATA as DATOS_DE_LISTAS
from cursos.importaciones.deshacer import al_deshacer
from cursos.informes import routes as informes
from cursos.informes import tarjetas as informes_tarjetas
from cursos.inscripciones import routes as inscripciones
from cursos.inscripciones.services import al_completar
from cursos.inscripciones.version import version_de
from cursos.intercambio import commands as _intercambio_commands  # noqa: F401 — its commands
from cursos.intercambio import routes as intercambio
from cursos.invitaciones import jobs as _invitaciones_jobs  # noqa: F401 — its jobs
from cursos.invitaciones import personas_routes, unirse_routes
from cursos.invitaciones import routes as invitaciones
from cursos.invitaciones import tarjetas as invitaciones_tarjetas
from cursos.invitaciones.datos import PERSONAL_DATA as DATOS_DE_GESTION
from cursos.invitaciones.services import avisar, retener_avisos, vincular_pendientes
from cursos.lotes import certificados_routes
from cursos.lotes import jobs as _lotes_jobs  # noqa: F401 — its jobs
from cursos.lotes import routes as lotes
from cursos.lotes import tarjetas as lotes_tarjetas
from cursos.lotes.datos import PERSONAL_DATA as DATOS_DE_LOTES
from cursos.mensajes import jobs as _mensajes_jobs  # noqa: F401 — its jobs
from cursos.mensajes import routes as mensajes
from cursos.mensajes.datos import PERSONAL_DATA as DATOS_DE_MENSAJES
from cursos.novedades import jobs as _novedades_jobs  # noqa: F401 — its jobs
from cursos.novedades import routes as novedades
from cursos.novedades import tarjetas as novedades_tarjetas
from cursos.novedades.datos import PERSONAL_DATA as DATOS_DE_NOVEDADES
from cursos.pendientes import tarjetas as pendientes_tarjetas
from cursos.permissions import TABLA
from cursos.plazos import jobs as _plazos_jobs  # noqa: F401 — their jobs
from cursos.plazos import routes as plazos
from cursos.plazos import services as plazos_services
from cursos.plazos import tarjetas as plazos_tarjetas
from cursos.reconocimientos import jobs as _reconocimientos_jobs  # noqa: F401 — its jobs
from cursos.reconocimientos import routes as reconocimientos
from cursos.reconocimientos.datos import PERSONAL_DATA as DATOS_DE_RECONOCIMIENTOS
from cursos.renovacion import jobs as _renovacion_jobs  # noqa: F401 — its jobs
from cursos.renovacion import services as renovacion_services
from cursos.renovacion import tarjetas as renovacion_tarjetas
from cursos.renovacion.queries import find_de_codigo
from cursos.revisiones import anexos, pares_routes
from cursos.revisiones import routes as revisiones
from cursos.revisiones import tarjetas as revisiones_tarjetas
from cursos.revisiones.datos import PERSONAL_DATA as DATOS_DE_REVISIONES
from cursos.rutas import routes as rutas
from cursos.rutas import vista as rutas_vista
from cursos.satisfaccion import jobs as _satisfaccion_jobs  # noqa: F401 — its jobs
from cursos.satisfaccion import routes as satisfaccion
from cursos.satisfaccion import services as satisfaccion_services
from cursos.satisfaccion import tarjetas as satisfaccion_tarjetas
from cursos.satisfaccion.datos import PERSONAL_DATA as DATOS_DE_ENCUESTAS
from cursos.sin_conexion import manifiesto
from cursos.sin_conexion import routes as sin_conexion
from cursos.sin_conexion import tarjetas as sin_conexion_tarjetas
from cursos.sin_conexion.datos import PERSONAL_DATA as DATOS_DE_ENVIOS
from cursos.tablero import asistencia, columnas
from cursos.tablero import enganches as enganches_de_tablero
from cursos.tablero import routes as tablero
from cursos.tareas import envios as envios_de_tareas
from cursos.tareas import hojas_routes as hojas
from cursos.tareas import requisito as requisito_tarea
from cursos.tareas import routes as tareas
from cursos.tareas.anexos import registrar_anexos
from cursos.tareas.datos import PERSONAL_DATA as DATOS_DE_TAREAS
from cursos.tramites import routes as tramites
from cursos.tramites import routes_propias as _tramites_propios  # noqa: F401 — its pages
from cursos.traspaso import routes as traspaso
from cursos.traspaso import tarjetas as traspaso_tarjetas
from cursos.verificacion import commands as verificacion_commands
from cursos.verificacion import comprobar_routes
from cursos.verificacion import emisores_routes as _emisores_routes  # noqa: F401 — its addresses
from cursos.verificacion import jobs as _verificacion_jobs  # noqa: F401 — its jobs
from cursos.verificacion import routes as verificacion
from cursos.verificacion import tarjetas as verificacion_tarjetas
from plataforma import credenciales_publicas
from plataforma.organizaciones.services import al_cambiar_miembros
from plataforma.part import Part, Slot
from plataforma.sin_senal import registrar_guardado

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario
    from plataforma.part import SlotFunction, Tarjeta


def _together(*functions: SlotFunction) -> SlotFunction:
    """Fill a slot from several packages."""

    def fill(persona: Usuario) -> Iterable[Tarjeta]:
        return chain.from_iterable(f(persona) for f in functions)

    return fill


def _credential_address(inscripcion: Inscripcion) -> str:
    granted = inscripcion.version.credencial
    if granted.get("renueva"):
        found = find_de_codigo(inscripcion.usuario_id, granted["codigo"])
    else:
        found = find_de_version(inscripcion.usuario_id, inscripcion.version_id)
    return url_for("verificacion.ver", codigo=found.codigo) if found else ""


def _prepare() -> None:
    """Load the shipped courses, let the search know the terms, look who is due a new diploma."""
    commands.import_shipped()
    terminos_commands.prepare()
    emisores_commands.prepare()
    verificacion_commands.prepare()
    diplomas_commands.prepare()


# What flows upward is registered here, where every package of the academy is known.
al_completar(emitir_por_aprobacion)
al_completar(renovacion_services.renovar)
al_completar(recorrido.avanzar)
al_confirmar(avisar)
al_deshacer(retener_avisos)
credenciales_publicas.registrar(publicas.de, publicas.curso)
enganches.al_cambiar(diplomas_services.al_cambiar)
enganches.al_cambiar(renovacion_services.al_cambiar)
enganches.registrar_consecuencias(diplomas_tarjetas.consecuencias)
enganches.registrar_estante(renovacion_tarjetas.estante)
enganches.registrar_estante(diplomas_tarjetas.estante)
al_cambiar_miembros(diplomas_services.al_cambiar_equipo)
al_cambiar_miembros(soltar_facilitadores)
cambios.al_publicar(al_publicar)
cambios.al_publicar(recorrido.seguir_publicacion)
vitrina.registrar_vitrina(rutas_vista.tarjetas)
vitrina.registrar_vitrina(diplomas_tarjetas.vitrina)
vitrina.registrar_consejos(rutas_vista.consejos)
avance.registrar_lector(leer_avance)
herramientas.registrar_herramienta(aprendizaje_herramientas.opiniones)
avance.registrar_version(version_de)
registrar_herramienta(banco_tarjetas.herramienta)
cohortes_herramientas.registrar_herramienta(invitaciones_tarjetas.herramientas)
cohortes_herramientas.registrar_herramienta(importaciones_tarjetas.herramienta)
registrar_herramienta(traspaso_tarjetas.herramienta)
cierre.registrar_enlace(_credential_address)
bloques.registrar_bloque(sin_conexion_tarjetas.CAJA)
bloques.registrar_bloque(avales_tarjetas.BLOQUE, avales_tarjetas.del_curso)
bloques.registrar_bloque(guias_tarjetas.BLOQUE)
# After whatever moves a person on to the next course: only who is at the end is asked.
al_completar(satisfaccion_services.pedir)
cohortes_herramientas.registrar_herramienta(satisfaccion_tarjetas.herramienta)
cohortes_herramientas.registrar_aviso(satisfaccion_tarjetas.aviso)
cohortes_herramientas.registrar_herramienta(informes_tarjetas.herramienta)
cohortes_herramientas.registrar_herramienta(guias_tarjetas.de_cohorte)
cohortes_herramientas.registrar_herramienta(formadores_tarjetas.de_cohorte)
enganches.registrar_estante(formadores_tarjetas.estante)
enganches.registrar_avales(avales_services.adentro)
manifiesto.registrar_paginas(envios_de_cuestionarios.paginas)
manifiesto.registrar_paginas(envios_de_tareas.paginas)
registrar_guardado(comprobar_routes.GUARDADO)
pie.registrar_pie(discusion_tarjetas.pie)
registrar_herramienta(discusion_tarjetas.herramienta)
cohortes_herramientas.registrar_herramienta(encuentros_tarjetas.herramienta)
cohortes_herramientas.registrar_aviso(encuentros_tarjetas.aviso)
deshacer.registrar_senal(encuentros_queries.asistieron)
cohortes_herramientas.registrar_herramienta(plazos_tarjetas.herramienta)
cohortes_herramientas.registrar_aviso(plazos_tarjetas.aviso)
ajustes_services.al_fijar_fechas(plazos_services.programar_cierre)
columnas.registrar_columna(asistencia.ASISTENCIA)
enganches_de_tablero.registrar_pendientes(asistencia.pendientes)
registrar_herramienta(revisiones_tarjetas.herramienta)
registrar_anexos(anexos.de_entrega, anexos.de_hoja)
cierre_de_cursos.registrar_requisito("tarea", requisito_tarea.juzgar)

PARTE = Part(
    name="cursos",
    permissions=TABLA,
    acts=ACTOS,
    blueprints=(
        catalogo.bp,
        glosario.bp,
        rutas.bp,
        inscripciones.bp,
        aprendizaje.bp,
        lectura.bp,
        sin_conexion.bp,
        cuestionarios.bp,
        tareas.bp,
        discusion.bp,
        routes_moderacion.moderacion,
        novedades.bp,
        hojas.bp,
        revisiones.bp,
        pares_routes.bp,
        cohortes.bp,
        ajustes_bp,
        importaciones.bp,
        guias.bp,
        encuentros.bp,
        plazos.bp,
        satisfaccion.bp,
        invitaciones.bp,
        personas_routes.bp,
        unirse_routes.bp,
        credenciales.bp,
        tramites.bp,
        reconocimientos.bp,
        diplomas.bp,
        formadores.bp,
        emisores.bp,
        avales.bp,
        verificacion.bp,
        lotes.bp,
        certificados_routes.bp,
        tablero.bp,
        mensajes.bp,
        informes.bp,
        banco.bp,
        intercambio.bp,
        autoria.bp,
        traspaso.bp,
    ),
    root_blueprints=(catalogo.root, verificacion.root, sin_conexion.root),
    page_end=sin_conexion_tarjetas.BARRA,
    slots={
        Slot.NAVEGACION: aprendizaje_tarjetas.navegacion,
        Slot.PIE: verificacion_tarjetas.pie,
        Slot.PORTADA: _together(aprendizaje_tarjetas.portada, rutas_vista.portada),
        Slot.CUENTA: _together(
            cohortes_tarjetas.cuenta,
            novedades_tarjetas.cuenta,
            credenciales_tarjetas.cuenta,
            sin_conexion_tarjetas.cuenta,
        ),
        Slot.PANEL: _together(
            aprendizaje_tarjetas.panel,
            pendientes_tarjetas.panel,
            cohortes_tarjetas.panel,
            encuentros_tarjetas.panel,
            satisfaccion_tarjetas.panel,
            discusion_tarjetas.panel,
            invitaciones_tarjetas.panel,
            revisiones_tarjetas.panel,
            credenciales_tarjetas.panel,
            renovacion_tarjetas.panel,
            avales_tarjetas.panel,
            diplomas_tarjetas.panel,
            lotes_tarjetas.panel,
        ),
        Slot.ADMINISTRACION: _together(
            autoria_tarjetas.administracion,
            credenciales_tarjetas.administracion,
            emisores_tarjetas.administracion,
            avales_tarjetas.administracion,
            verificacion_tarjetas.administracion,
            cohortes_tarjetas.administracion,
        ),
    },
    search_sources={
        FUENTE_CURSOS: busqueda.documentos,
        FUENTE_DUDAS: dudas.documentos,
        terminos.FUENTE: terminos.documentos,
    },
    commands=(commands.contenido, emisores_commands.claves),
    sitemap=lambda: chain(
        catalogo.direcciones(),
        rutas.direcciones(),
        diplomas_tarjetas.direcciones(),
        formadores_tarjetas.direcciones(),
        glosario.direcciones(),
        hojas.direcciones(),
        guias.direcciones(),
        comprobar_routes.direcciones(),
    ),
    personal_data=(
        DATOS_DE_AUTORIA,
        DATOS_DE_REVISIONES,
        DATOS_DE_TAREAS,
        DATOS_DE_RECONOCIMIENTOS,
        DATOS_DE_FORMADORES,
        DATOS_DE_LOTES,
        DATOS_DE_CREDENCIALES,
        DATOS_DE_LISTAS,
        DATOS_DE_ENCUENTROS,
        DATOS_DE_ENCUESTAS,
        DATOS_DE_MENSAJES,
        DATOS_DE_COHORTES,
        DATOS_DE_GESTION,
        DATOS_DE_LECTURA,
        DATOS_DE_NOVEDADES,
        DATOS_DE_DISCUSION,
        DATOS_DE_APRENDIZAJE,
        DATOS_DE_CATALOGO,
        DATOS_DE_ENVIOS,
    ),
    on_sign_in=vincular_pendientes,
    prepare=_prepare,
    demo=demo.load,
)
