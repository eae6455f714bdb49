"""The draft of an application: opened by its first section, saved section by section."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from consultores.acreditacion import queries
from consultores.acreditacion.ficha import datos_de
from consultores.acreditacion.models import (
    ABIERTAS,
    EstadoPostulacion,
    Postulacion,
    Referencia,
    Respuesta,
    Tramite,
)
from consultores.postulaciones import evidencias
from consultores.red.models import EstadoConsultor
from consultores.red.queries import find_de_usuario
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

Datos = dict[str, Any]
INTENTOS = 3  # at opening one draft, when two clicks come at once


class NoEditableError(DomainError):
    mensaje = _l("La postulación ya está en revisión y no se puede cambiar ahora.")


class OtraPestanaError(DomainError):
    """The section was saved elsewhere meanwhile: the person chooses, nothing is written over."""

    mensaje = _l("Esta sección se guardó en otra pestaña con otros datos.")

    def __init__(self, guardado: Datos, vuelta: int) -> None:
        super().__init__()
        self.guardado = guardado
        self.vuelta = vuelta


def abrir(persona: Usuario) -> Postulacion:
    """Return the person's open application, locked; a new draft when there is none."""
    for _attempt in range(INTENTOS):
        found = _open(persona)
        if found is not None:
            return found
        try:
            with db.session.begin_nested():
                db.session.add(_new(persona))
        except IntegrityError:
            continue
    found = _open(persona)
    if found is None:
        raise NoEditableError
    return found


def abrir_editable(persona: Usuario) -> Postulacion:
    found = abrir(persona)
    if not found.editable or found.tramite != Tramite.INGRESO:
        raise NoEditableError
    return found


def _open(persona: Usuario) -> Postulacion | None:
    return db.session.scalar(
        select(Postulacion)
        .where(Postulacion.usuario_id == persona.id, Postulacion.estado.in_(ABIERTAS))
        .with_for_update(of=Postulacion)
        .execution_options(populate_existing=True)
    )


def _new(persona: Usuario) -> Postulacion:
    """A draft; of who was refused before, with what was said then."""
    consultor = find_de_usuario(persona.id)
    if consultor is not None and consultor.estado in (
        EstadoConsultor.ACREDITADO,
        EstadoConsultor.SUSPENDIDO,
    ):
        raise NoEditableError
    before = queries.find_ultima(persona)
    draft = Postulacion(
        clave=secrets.token_hex(16),
        usuario=persona,
        pais=persona.pais,
        consultor=consultor,
        datos=_start(persona),
    )
    if before is not None:
        draft.datos, draft.pais = dict(before.datos), before.pais
        draft.evidencias = [evidencias.copiar(e) for e in before.evidencias]
        draft.referencias = [_again(r) for r in before.referencias if _confirmed(r)]
    elif consultor is not None:
        draft.datos, draft.pais = datos_de(consultor), consultor.pais
    return draft


def _start(persona: Usuario) -> Datos:
    """What the account already knows."""
    return {
        "datos": {"nombre": persona.nombre, "pais": persona.pais},
        "idiomas": {"idiomas": {persona.idioma: "nativo"}, "paises": []},
    }


def inicial(persona: Usuario) -> Postulacion:
    """Return a draft that is not kept: what the page shows before anything is saved."""
    consultor, before = find_de_usuario(persona.id), queries.find_ultima(persona)
    said = before.datos if before else datos_de(consultor) if consultor else _start(persona)
    with db.session.no_autoflush:
        return Postulacion(
            usuario_id=persona.id,
            estado=EstadoPostulacion.BORRADOR,
            tramite=Tramite.INGRESO,
            pais=before.pais if before else persona.pais,
            datos=said,
            vueltas={},
            miembro_correo="",
            observacion="",
        )


def guardar(persona: Usuario, seccion: str, datos: Datos, vuelta: int) -> Postulacion:
    """Keep a section as it is, complete or not."""
    found = abrir_editable(persona)
    held = found.seccion(seccion)
    if held == datos:
        return found
    if found.vuelta(seccion) != vuelta:
        raise OtraPestanaError(held, found.vuelta(seccion))
    poner(found, seccion, datos)
    return found


def poner(found: Postulacion, seccion: str, datos: Datos) -> None:
    found.datos = {**found.datos, seccion: datos}
    found.vueltas = {**found.vueltas, seccion: found.vuelta(seccion) + 1}
    found.guardada_el = now()
    if seccion == "datos" and datos.get("pais"):
        found.pais = datos["pais"]
    if seccion == "areas":
        _drop_topics(found, set(datos["areas"]))


def _drop_topics(found: Postulacion, areas: set[str]) -> None:
    topics = found.seccion("subtemas").get("subtemas", [])
    kept = [c for c in topics if c.partition("-")[0] in areas]
    if kept != topics:
        found.datos = {**found.datos, "subtemas": {"subtemas": kept}}


def _confirmed(r: Referencia) -> bool:
    return r.respuesta == Respuesta.CONFIRMA and bool(r.correo)


def _again(r: Referencia) -> Referencia:
    """Who confirmed once is not asked again for the next application."""
    kept = ("nombre", "institucion", "relacion", "correo", "idioma", "pedida_el", "respuesta")
    values = {name: getattr(r, name) for name in (*kept, "frase", "respondida_el")}
    return Referencia(**values)
