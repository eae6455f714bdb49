"""Taking a confirmed list back, within a day: who has already begun stays, and it is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Select, and_, delete, exists, not_, or_, select
from sqlalchemy.orm import aliased

from cursos.aprendizaje.models import AvanceLeccion
from cursos.cohortes.espera import promover
from cursos.cohortes.models import Participante
from cursos.cohortes.services import lock
from cursos.cuestionarios.models import Intento
from cursos.importaciones import errors
from cursos.importaciones.models import EstadoImportacion
from cursos.importaciones.services import VACIAR, tomar
from cursos.inscripciones.models import Inscripcion, Origen
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario

PLAZO = timedelta(hours=24)
AT_A_TIME = 500
# Returns the ids of the participants of whom a package above knows that they did something.
Senal = Callable[[], Select[tuple[int]]]
AlDeshacer = Callable[["Sequence[int]"], object]
_senales: list[Senal] = []
_al_deshacer: list[AlDeshacer] = []


def registrar_senal(senal: Senal) -> None:
    """Say who of a cohort has already done something (came to a meeting …): they stay."""
    if senal not in _senales:
        _senales.append(senal)


def al_deshacer(funcion: AlDeshacer) -> None:
    """Register what happens to the people of a list before they are taken back."""
    if funcion not in _al_deshacer:
        _al_deshacer.append(funcion)


def puede_deshacer(lista: Importacion) -> bool:
    confirmed = lista.confirmada_el
    return (
        lista.estado == EstadoImportacion.CONFIRMADA
        and confirmed is not None
        and now() <= confirmed + PLAZO
    )


def deshacer(importacion_id: int, *, actor: Usuario) -> Importacion:
    """Take back whom this list brought and who has done nothing yet. A second call changes nothing.

    Mails that have not left do not leave; places that the list made go with their people.
    """
    lista = tomar(importacion_id)
    if lista.estado == EstadoImportacion.DESHECHA:
        return lista
    if lista.estado != EstadoImportacion.CONFIRMADA:
        raise errors.SinConfirmarError
    if not puede_deshacer(lista):
        raise errors.FueraDePlazoError
    lock(lista.cohorte_id)
    brought = select(Participante.id).where(
        Participante.importacion_id == lista.id,
        Participante.cohorte_id == lista.cohorte_id,
        Participante.organizacion_id == lista.organizacion_id,
    )
    gone = db.session.scalars(brought.where(not_(_began(lista)))).all()
    places = _places(lista, gone)
    for funcion in _al_deshacer:
        funcion(gone)
    _delete(Participante, gone)
    _delete(Inscripcion, places)
    stay = len(db.session.scalars(brought).all())
    lista.estado, lista.deshecha_el = EstadoImportacion.DESHECHA, now()
    lista.recibo = lista.recibo | {"deshechas": len(gone), "quedan": stay}
    audit.record(
        "cohorte.deshacer_lista",
        ("cohorte", lista.cohorte_id),
        actor=actor,
        datos={"importacion": lista.id, "personas": len(gone), "quedan": stay}
        | ({"inscripciones": places} if places else {}),
    )
    enqueue(VACIAR, {"importacion": lista.id})
    db.session.expire_all()
    promover(lista.cohorte)  # the seats that they leave
    return lista


def _began(lista: Importacion) -> ColumnElement[bool]:
    """Who came by themselves, left by themselves, or did something in the course since."""
    place = Inscripcion.id == Participante.inscripcion_id
    made = _made_by(lista)
    work = or_(
        exists().where(AvanceLeccion.inscripcion_id == Inscripcion.id),
        exists().where(Intento.inscripcion_id == Inscripcion.id),
    )
    since = or_(Inscripcion.actividad_el > lista.confirmada_el, and_(made, work))
    came = and_(
        Participante.inscrito_el.is_not(None), Participante.inscrito_el != lista.confirmada_el
    )
    seen = [Participante.id.in_(senal()) for senal in _senales]
    return or_(came, Participante.se_fue, exists().where(place, since), *seen)


def _made_by(lista: Importacion) -> ColumnElement[bool]:
    return and_(
        Inscripcion.inscrita_el == lista.confirmada_el, Inscripcion.origen == Origen.COHORTE
    )


def _places(lista: Importacion, gone: Sequence[int]) -> list[int]:
    """Return the places that this list made for them and that no other cohort counts on."""
    other = aliased(Participante)
    found: list[int] = []
    for first in range(0, len(gone), AT_A_TIME):
        found += db.session.scalars(
            select(Inscripcion.id)
            .join(Participante, Participante.inscripcion_id == Inscripcion.id)
            .where(
                Participante.cohorte_id == lista.cohorte_id,
                Participante.id.in_(gone[first : first + AT_A_TIME]),
                _made_by(lista),
                ~exists().where(
                    other.inscripcion_id == Inscripcion.id, other.id != Participante.id
                ),
            )
        )
    return found


def _delete(model: type[Participante | Inscripcion], ids: Sequence[int]) -> None:
    for first in range(0, len(ids), AT_A_TIME):
        db.session.execute(
            delete(model)
            .where(model.id.in_(ids[first : first + AT_A_TIME]))
            .execution_options(synchronize_session=False)
        )
