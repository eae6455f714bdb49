"""The confirmation: everybody of a list enters a cohort in one short transaction, or nobody.

All was read, judged and prepared before. Under the lock the database copies from its own rows, so
that nobody who is answering a quiz waits for a chamber; the mails are left to a job.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, exists, func, insert, literal, null, or_, select, update
from sqlalchemy.orm import aliased

from cursos.cohortes.errors import CupoError
from cursos.cohortes.lugares import lugares_de
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.recorrido import cursos_de
from cursos.cohortes.services import lock
from cursos.importaciones import errors
from cursos.importaciones.asientos import medir, sin_lugar
from cursos.importaciones.colocacion import NUEVAS, Grupo, colocar
from cursos.importaciones.models import EstadoImportacion, FilaImportada, Importacion
from cursos.importaciones.services import VACIAR, tomar
from cursos.inscripciones.models import Inscripcion, Origen
from cursos.inscripciones.services import anotar_inscritos, inscribir_a_quienes
from cursos.planillas.valores import Causa
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Subquery

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario

AlConfirmar = Callable[[Importacion], object]
_al_confirmar: list[AlConfirmar] = []
WRONG_KEPT = timedelta(days=30)
OLVIDAR_ERRORES = "importaciones.olvidar_errores"
AT_A_TIME = 1000
COPIED = (
    *("nombre", "correo", "telefono", "identificador", "pais_identificador", "empresa", "pais"),
    *("idioma", "sexo", "tamano", "semilla", "token_hash", "codigo_hash"),
)


def al_confirmar(funcion: AlConfirmar) -> AlConfirmar:
    """Register what happens when a list is confirmed, in the same transaction."""
    if funcion not in _al_confirmar:
        _al_confirmar.append(funcion)
    return funcion


def confirmar(importacion_id: int, *, actor: Usuario, espera: bool = False) -> Importacion:
    """Enrol and invite everybody whose line is right. A second call returns the same receipt.

    `espera`: who finds no seat goes on the waiting list, in the order of the list.
    """
    lista = tomar(importacion_id)
    if lista.estado in (EstadoImportacion.CONFIRMADA, EstadoImportacion.DESHECHA):
        return lista
    if lista.estado != EstadoImportacion.PREPARADA:
        raise errors.TodaviaSeLeeError
    lock(lista.cohorte_id)
    colocada = colocar(lista)
    counted = _count(colocada)
    waiting = _seat(lista, colocada, counted, espera=espera)
    moment = now()
    lista.recibo = _receipt(counted, waiting)
    if any(choque for _g, _p, choque, _n in counted):
        _keep_clashes(colocada)
    given = _insert(lista, colocada, moment)
    lista.estado, lista.confirmada_el = EstadoImportacion.CONFIRMADA, moment
    lista.confirmada_por_id, lista.hojas = actor.id, []
    for course, ids in given:
        anotar_inscritos(ids, course, origen=Origen.COHORTE, actor=actor)
    audit.record(
        "cohorte.importar",
        ("cohorte", lista.cohorte_id),
        actor=actor,
        datos={"importacion": lista.id, **lista.recibo},
    )
    enqueue(VACIAR, {"importacion": lista.id})
    enqueue(OLVIDAR_ERRORES, {"importacion": lista.id}, no_antes_el=moment + WRONG_KEPT)
    for funcion in _al_confirmar:
        funcion(lista)
    return lista


def _count(colocada: Subquery) -> list[tuple[str, str, bool, int]]:
    """Count the lines by group, country and whether a phone is somebody else's: one statement."""
    c = colocada.c
    clash = c.causa == Causa.CHOQUE.value
    counted = select(c.grupo, c.pais, clash, func.count()).group_by(c.grupo, c.pais, clash)
    return list(db.session.execute(counted).tuples())


def _seat(
    lista: Importacion,
    colocada: Subquery,
    counted: list[tuple[str, str, bool, int]],
    *,
    espera: bool,
) -> dict[str, int]:
    """Mark who waits; return how many of each group do."""
    lugares = lugares_de(lista.cohorte)
    new_by_country: Counter[str] = Counter()
    for grupo, pais, _clash, count in counted:
        new_by_country[pais] += count if grupo in NUEVAS else 0
    cabida = medir(lugares, new_by_country)
    if not cabida.sobran:
        return {}
    if not espera:
        raise CupoError(libres=cabida.libres, nuevos=cabida.nuevas)
    new = colocada.c.grupo.in_([g.value for g in NUEVAS])
    people = db.session.execute(
        select(colocada.c.id, colocada.c.pais, colocada.c.grupo)
        .where(new)
        .order_by(colocada.c.numero)
    ).all()
    ids = sin_lugar(lugares, ((p.id, p.pais) for p in people))
    for first in range(0, len(ids), AT_A_TIME):
        db.session.execute(
            update(FilaImportada)
            .where(FilaImportada.id.in_(ids[first : first + AT_A_TIME]))
            .values(en_espera=True)
        )
    groups = {p.id: p.grupo for p in people}
    waiting: dict[str, int] = {}
    for id_ in ids:
        waiting[groups[id_]] = waiting.get(groups[id_], 0) + 1
    return waiting


def _receipt(counted: list[tuple[str, str, bool, int]], waiting: dict[str, int]) -> dict[str, Any]:
    found: Counter[str] = Counter()
    for grupo, _pais, _clash, count in counted:
        found[grupo] += count
    numbers = {g.value: found[g.value] - waiting.get(g.value, 0) for g in Grupo}
    return numbers | {"espera": sum(waiting.values())}


def _keep_clashes(colocada: Subquery) -> None:
    """A phone that is somebody else's is an error of the line from now on: the receipt shows it."""
    wrong = select(colocada.c.id).where(colocada.c.causa == Causa.CHOQUE.value)
    db.session.execute(
        update(FilaImportada)
        .where(FilaImportada.id.in_(wrong), FilaImportada.causa == "")
        .values(causa=Causa.CHOQUE.value)
    )


def _insert(
    lista: Importacion, colocada: Subquery, moment: datetime
) -> list[tuple[Curso, list[int]]]:
    """Write all new people in a few statements, whatever their number; return their places."""
    fila = FilaImportada
    seated = and_(colocada.c.grupo == Grupo.CUENTA.value, fila.en_espera.is_(False))
    courses = cursos_de(lista.cohorte)
    turn = _turno(colocada, courses)
    who = select(colocada.c.usuario_id).join(fila, fila.id == colocada.c.id).where(seated)
    given = [
        (
            course,
            inscribir_a_quienes(
                who.where(turn == course.id), course, origen=Origen.COHORTE, moment=moment
            ),
        )
        for course in (courses if lista.recibo[Grupo.CUENTA] else ())
    ]
    place = and_(
        seated, Inscripcion.usuario_id == colocada.c.usuario_id, Inscripcion.curso_id == turn
    )
    values = _values(lista, colocada, moment)
    people = (
        select(*values.values())
        .select_from(fila)
        .join(colocada, colocada.c.id == fila.id)
        .outerjoin(Inscripcion, place)
        .where(colocada.c.grupo.in_([g.value for g in NUEVAS]))
        .order_by(fila.numero)
    )
    db.session.execute(
        insert(Participante).from_select(list(values), people, include_defaults=False)
    )
    return given


def _turno(colocada: Subquery, courses: Sequence[Curso]) -> ColumnElement[int]:
    """Return which course of a route is each person's turn: the first one not completed."""
    done = aliased(Inscripcion)
    *before, last = courses
    whens = [
        (
            ~exists().where(
                done.usuario_id == colocada.c.usuario_id,
                done.curso_id == course.id,
                done.completada_el.is_not(None),
            ),
            literal(course.id),
        )
        for course in before
    ]
    return case(*whens, else_=literal(last.id)) if whens else literal(last.id)


def _values(lista: Importacion, colocada: Subquery, moment: datetime) -> dict[str, Any]:
    """Return where each column of a new person comes from."""
    fila = FilaImportada
    inside = Inscripcion.id.is_not(None)
    at = literal(moment, Participante.creado_el.type)
    state = case(
        (fila.en_espera, EstadoParticipante.EN_ESPERA.value),
        (inside, EstadoParticipante.INSCRITO.value),
        else_=EstadoParticipante.PENDIENTE.value,
    )
    return {
        "cohorte_id": literal(lista.cohorte_id),
        "organizacion_id": literal(lista.organizacion_id),
        "importacion_id": literal(lista.id),
        **{name: getattr(fila, name) for name in COPIED},
        "estado": state,
        "usuario_id": case((or_(inside, fila.en_espera), colocada.c.usuario_id), else_=null()),
        "inscripcion_id": Inscripcion.id,
        "creado_el": at,
        "inscrito_el": case((inside, at), else_=null()),
        "espera_el": case((fila.en_espera, at), else_=null()),
        "se_fue": literal(False),
    }
