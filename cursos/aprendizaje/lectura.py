"""How one person reads: the place they stopped at, the size of the letters, what they noted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import and_, func, select
from sqlalchemy.exc import IntegrityError

from cursos.aprendizaje.models import (
    AjusteLectura,
    AvanceLeccion,
    LugarLectura,
    NotaLeccion,
    OpinionLeccion,
    Tamano,
)
from cursos.aprendizaje.queries import avance_de
from cursos.catalogo.avance import Avance
from cursos.inscripciones.models import Inscripcion
from plataforma.clock import now
from plataforma.db import Model, db
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from cursos.catalogo.models import Leccion

T = TypeVar("T", bound=Model)
ANCLA = re.compile(r"[A-Za-z0-9._-]{1,80}")


@dataclass(frozen=True)
class Ajuste:
    tamano: Tamano = Tamano.NORMAL
    ahorro: bool = False

    @property
    def cookie(self) -> str:
        return self.tamano + (".ahorro" if self.ahorro else "")


@dataclass(frozen=True)
class Lectura:
    """What the lesson page knows of the person who reads it; a visitor has only the settings."""

    avance: Avance = field(default_factory=Avance)
    ajuste: Ajuste = field(default_factory=Ajuste)
    lugar: LugarLectura | None = None
    nota: NotaLeccion | None = None
    opinion: OpinionLeccion | None = None


def leer_ajuste(cookie: str) -> Ajuste:
    """Return what a visitor's cookie says; of a strange one, nothing."""
    tamano, _dot, ahorro = cookie.partition(".")
    known = {t.value: t for t in Tamano}
    return Ajuste(known.get(tamano, Tamano.NORMAL), ahorro == "ahorro")


def leer(persona: Usuario, leccion: Leccion, cookie: str) -> Lectura:
    """Return all that the page needs of the person: one statement, none for a visitor."""
    if not persona.is_authenticated:
        return Lectura(ajuste=leer_ajuste(cookie))
    curso_id = leccion.modulo.version.curso_id
    done = (
        select(func.aggregate_strings(AvanceLeccion.leccion_clave, " "))
        .where(AvanceLeccion.inscripcion_id == Inscripcion.id)
        .correlate(Inscripcion)
        .scalar_subquery()
    )

    def own(model: Any, *more: Any) -> Any:
        return and_(model.usuario_id == Usuario.id, model.curso_id == curso_id, *more)

    inscripcion, keys, lugar, nota, opinion, ajuste = db.session.execute(
        select(Inscripcion, done, LugarLectura, NotaLeccion, OpinionLeccion, AjusteLectura)
        .select_from(Usuario)
        .outerjoin(Inscripcion, own(Inscripcion))
        .outerjoin(LugarLectura, own(LugarLectura))
        .outerjoin(NotaLeccion, own(NotaLeccion, NotaLeccion.leccion_clave == leccion.clave))
        .outerjoin(
            OpinionLeccion, own(OpinionLeccion, OpinionLeccion.leccion_clave == leccion.clave)
        )
        .outerjoin(AjusteLectura, AjusteLectura.usuario_id == Usuario.id)
        .where(Usuario.id == persona.id)
    ).one()
    return Lectura(
        avance=avance_de(inscripcion, (keys or "").split()) if inscripcion else Avance(),
        ajuste=Ajuste(ajuste.tamano, ajuste.ahorro) if ajuste else Ajuste(),
        lugar=lugar,
        nota=nota,
        opinion=opinion,
    )


def find_lugar(usuario_id: int, curso_id: int) -> LugarLectura | None:
    return db.session.scalar(
        select(LugarLectura).where(
            LugarLectura.usuario_id == usuario_id, LugarLectura.curso_id == curso_id
        )
    )


def guardar_lugar(persona: Usuario, leccion: Leccion, ancla: str = "") -> LugarLectura:
    """Remember where the person is; an id that no page of ours has is the top of the lesson."""
    return poner(
        LugarLectura,
        {"usuario_id": persona.id, "curso_id": leccion.modulo.version.curso_id},
        leccion_clave=leccion.clave,
        ancla=ancla if ANCLA.fullmatch(ancla) else "",
        guardado_el=now(),
    )


def guardar_ajuste(persona: Usuario, ajuste: Ajuste) -> None:
    poner(AjusteLectura, {"usuario_id": persona.id}, tamano=ajuste.tamano, ahorro=ajuste.ahorro)


def poner(model: type[T], key: dict[str, Any], **values: Any) -> T:
    """Write the one row that has this key, whether it is there or not; two at once leave one."""
    found = db.session.scalar(select(model).filter_by(**key))
    if found is None:
        row = model(**key, **values)
        try:
            with db.session.begin_nested():
                db.session.add(row)
        except IntegrityError:
            found = db.session.scalars(select(model).filter_by(**key)).one()
        else:
            return row
    for name, value in values.items():
        setattr(found, name, value)
    return found
