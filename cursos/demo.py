"""The academy's share of the demonstration world: places at all points, cohorts, credentials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.aprendizaje import demo as aprendizaje
from cursos.aprendizaje.models import AvanceLeccion
from cursos.catalogo.models import AutorCurso, Curso, Leccion, VersionCurso
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.credenciales import demo as credenciales
from cursos.discusion import demo as discusion
from cursos.emisores import demo as emisores
from cursos.encuentros import demo as encuentros
from cursos.inscripciones.models import Inscripcion, Origen
from plataforma.clock import to_zone
from plataforma.db import db
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from datetime import datetime

    from plataforma.demo import Mundo
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

SLUG = "preferencias-arancelarias"
COHORTS = (
    ("Exportadores 2026", ("Exportar desde el Litoral", "Exportar a partir do Litoral"), 30),
    ("Turma Serra Gaúcha 2026", ("Exportar desde la Serra", "Exportar a partir da Serra"), 34),
    ("Pequeñas industrias 2026", ("Primeros pasos", "Primeiros passos"), 28),
)
COMPLETED, NEVER_CAME = 0.35, 0.1  # shares of those who have a place
WITHOUT_PLACE = 7  # of every eight learners, this one has no place in the course
# People without e-mail, invited by phone, who have not come yet.
AWAITED = {
    "es": ("Elvira Choque", "Nelson Ferreira", "Silvia Aguirre", "Édgar Loza", "Mirta Etcheverry"),
    "pt": ("Rosângela Bender", "Valdir Zanella", "Ivete Kunz", "Cleiton Ribas", "Marlene Dutra"),
}
PHONES = {"UY": "+59899{:06d}", "BR": "+5554999{:06d}", "BO": "+59170{:06d}"}


@dataclass(frozen=True)
class Contenido:
    """What is needed of the published course."""

    curso: Curso
    version: VersionCurso
    claves: list[str]


def load(world: Mundo) -> None:
    """Enrol, advance, complete, certify; then gather cohorts around the chambers."""
    content = _content()
    if content is None:
        return
    db.session.add(AutorCurso(curso_id=content.curso.id, usuario_id=world.cuentas["autor"].id))
    places = {p.id: _place(world, content, p, n) for n, p in enumerate(world.aprendices)}
    _ana(world, content)
    discusion.load(world, content.curso)
    done = [p for p in places.values() if p and p.completada_el]
    aprendizaje.load(world, world.cuentas["emprendedora"], content.claves, done)
    for chamber, (name, welcome, size) in zip(world.camaras, COHORTS, strict=True):
        _cohort(world, content, chamber, (name, welcome, size), places)
    emisores.load(world)
    credenciales.load(world, done)
    encuentros.load(world)


def _content() -> Contenido | None:
    curso = db.session.scalar(select(Curso).where(Curso.slug == SLUG))
    if curso is None:
        return None
    version = db.session.scalars(
        select(VersionCurso).where(VersionCurso.curso_id == curso.id, VersionCurso.es_actual)
    ).one()
    keys = db.session.scalars(
        select(Leccion.clave).where(Leccion.version_id == version.id).order_by(Leccion.orden)
    )
    return Contenido(curso, version, list(keys))


def _place(world: Mundo, content: Contenido, persona: Usuario, number: int) -> Inscripcion | None:
    """Return the person's place: one in eight has none, a third completed, a tenth never came."""
    if number % 8 == WITHOUT_PLACE:
        return None
    begun = world.hace(world.azar.uniform(4, 58))
    luck = world.azar.random()
    done = world.azar.randrange(1, len(content.claves))
    if luck < COMPLETED:
        done = len(content.claves)
    elif luck > 1 - NEVER_CAME:
        done = 0
    return _enrol(world, content, persona, begun, done)


def _enrol(
    world: Mundo, content: Contenido, persona: Usuario, begun: datetime, done: int
) -> Inscripcion:
    place = Inscripcion(
        usuario_id=persona.id,
        curso_id=content.curso.id,
        version_id=content.version.id,
        inscrita_el=begun,
        actividad_el=begun,
    )
    db.session.add(place)
    db.session.flush()
    step = (world.ahora - begun) * world.azar.uniform(0.3, 0.95) / len(content.claves)
    for n, key in enumerate(content.claves[:done], start=1):
        place.actividad_el = begun + step * n
        db.session.add(
            AvanceLeccion(inscripcion_id=place.id, leccion_clave=key, hecha_el=place.actividad_el)
        )
    if done == len(content.claves):
        place.mejor_nota = world.azar.choice((70, 80, 80, 90, 90, 100))
        place.aprobada_el = place.completada_el = place.actividad_el
    return place


def _ana(world: Mundo, content: Contenido) -> None:
    """Ana is half-way: the first thing that she sees is where to go on."""
    _enrol(world, content, world.cuentas["emprendedora"], world.hace(12), 4)


def _cohort(
    world: Mundo,
    content: Contenido,
    chamber: Organizacion,
    plan: tuple[str, tuple[str, str], int],
    places: dict[int, Inscripcion | None],
) -> None:
    name, welcome, size = plan
    cohort = Cohorte(
        organizacion=chamber,
        curso=content.curso,
        nombre=name,
        inicio=to_zone(world.hace(60), "UTC").date(),
        cierre=to_zone(world.hace(-30), "UTC").date(),
        bienvenida=TextoBilingue(*welcome),
        creada_el=world.hace(65),
    )
    db.session.add(cohort)
    db.session.flush()
    lang = "pt" if chamber.pais == "BR" else "es"
    mine = [p for p in world.aprendices if p.idioma == lang and places[p.id] is not None]
    taken = {row.usuario_id for row in db.session.scalars(select(Participante)) if row.usuario_id}
    for persona in [p for p in mine if p.id not in taken][: size - 5]:
        place = places[persona.id]
        if place is not None:
            place.origen = Origen.COHORTE
            _participant(cohort, persona.nombre, persona.idioma, persona=persona, place=place)
    for name in AWAITED[lang]:
        phone = PHONES[chamber.pais].format(100000 + world.azar.randrange(800000))
        _participant(cohort, name, lang, phone=phone)


def _participant(
    cohort: Cohorte,
    nombre: str,
    idioma: str,
    *,
    persona: Usuario | None = None,
    place: Inscripcion | None = None,
    phone: str = "",
) -> None:
    """Add somebody to the list: enrolled with an account, or invited by phone and still awaited."""
    link = nuevo_enlace()
    db.session.add(
        Participante(
            cohorte_id=cohort.id,
            organizacion_id=cohort.organizacion_id,
            nombre=nombre,
            correo=persona.correo if persona else None,
            telefono=phone or None,
            empresa=persona.empresa if persona else "",
            pais=cohort.organizacion.pais,
            idioma=idioma,
            estado=EstadoParticipante.INSCRITO if persona else EstadoParticipante.PENDIENTE,
            usuario_id=persona.id if persona else None,
            inscripcion_id=place.id if place else None,
            semilla=link.semilla,
            token_hash=link.token_hash,
            codigo_hash=link.codigo_hash,
            creado_el=cohort.creada_el,
            inscrito_el=place.inscrita_el if place else None,
        )
    )
