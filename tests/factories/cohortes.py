"""Cohorts, the people on their lists, and lists to import."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cursos.cohortes.alcance import Vista
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.importaciones import archivo
from cursos.importaciones.jobs import tramos_de
from cursos.importaciones.services import (
    anotar_subida,
    anotar_tramo,
    elegir,
    terminar_lectura,
)
from cursos.inscripciones.models import Inscripcion, Origen
from cursos.planillas.columnas import Mapa
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_curso

if TYPE_CHECKING:
    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


def make_cohorte(organizacion: Organizacion, nombre: str = "Otoño 2027", **values: Any) -> Cohorte:
    """Add a cohort that runs now, in a course of its own unless told."""
    today = now().date()
    fields = {
        "inicio": today - timedelta(days=10),
        "cierre": today + timedelta(days=50),
        "curso": values.pop("curso", None) or make_curso(),
    } | values
    cohorte = Cohorte(organizacion=organizacion, nombre=nombre, **fields)
    db.session.add(cohorte)
    db.session.flush()
    return cohorte


def make_participante(cohorte: Cohorte, nombre: str = "Luz Peña", **values: Any) -> Participante:
    """Add somebody who was invited and has not come."""
    enlace = nuevo_enlace()
    fields = {
        "correo": f"{enlace.semilla[:10]}@correo.com",
        "estado": EstadoParticipante.PENDIENTE,
        "pais": "UY",
        "idioma": "es",
        "organizacion_id": cohorte.organizacion_id,
    } | values
    participante = Participante(
        cohorte=cohorte,
        nombre=nombre,
        semilla=enlace.semilla,
        token_hash=enlace.token_hash,
        codigo_hash=enlace.codigo_hash,
        **fields,
    )
    db.session.add(participante)
    db.session.flush()
    return participante


def make_inscrito(cohorte: Cohorte, usuario: Usuario, **values: Any) -> Participante:
    """Add somebody with an account who is in the course; `values` go to the place."""
    inscripcion = Inscripcion(
        usuario_id=usuario.id,
        curso_id=cohorte.curso_id,
        version_id=_version(cohorte),
        origen=Origen.COHORTE,
        **values,
    )
    db.session.add(inscripcion)
    db.session.flush()
    return make_participante(
        cohorte,
        usuario.nombre,
        correo=usuario.correo,
        estado=EstadoParticipante.INSCRITO,
        usuario_id=usuario.id,
        inscripcion_id=inscripcion.id,
        inscrito_el=now(),
    )


def _version(cohorte: Cohorte) -> int:
    from cursos.catalogo.queries import find_version_actual

    version = find_version_actual(cohorte.curso_id)
    assert version is not None
    return version.id


def make_subida(cohorte: Cohorte, actor: Usuario, origen: bytes | str = "") -> Importacion:
    """Add a list whose columns nobody has said yet."""
    subida = archivo.recibir(origen or make_lista())
    return anotar_subida(Vista(cohorte, cohorte.organizacion), subida, actor=actor)


def make_importacion(cohorte: Cohorte, actor: Usuario, origen: bytes | str = "") -> Importacion:
    """Add a list that was read by its own guess, ready to be looked at."""
    lista = make_subida(cohorte, actor, origen)
    mapa = Mapa.from_dict(lista.mapa)
    elegir(lista.id, lista.hoja, mapa)
    for piece in tramos_de(lista, mapa):
        anotar_tramo(lista.id, piece, mapa)
    terminar_lectura(lista.id)
    return lista


def make_lista(count: int = 40, *, malas: int = 2) -> str:
    """A list as chambers have it: most with e-mail, some with phone only, the last ones wrong."""
    lines = ["Nombre;Correo electrónico;Celular;Empresa"]
    good = count - malas
    for n in range(good):
        mail = "" if n % 8 == 7 else f"persona{n}@correo.com"
        lines.append(f"Persona Peña {n};{mail};099 {100 + n // 1000:03d} {n % 1000:03d};Firma {n}")
    lines += [f"Persona Mala {n};sin-arroba-{n};;" for n in range(malas)]
    return "\n".join(lines)
