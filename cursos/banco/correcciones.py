"""Keys that a new version corrected, and whose marks that changes. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cursos.banco.comparar import es_comparable, misma_clave
from cursos.catalogo.models import Pregunta, VersionCurso
from cursos.cuestionarios.models import ClaveCorregida, Intento, RespuestaIntento
from cursos.inscripciones.models import Inscripcion
from cursos.preguntas import tipos
from cursos.preguntas.nota import percent
from plataforma.db import db
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import ColumnElement

EXACT = 1000  # denominators of marks are the numbers of options and items: far below
VISTA_PREVIA = 500  # tries that the preview looks at


@dataclass(frozen=True)
class ClaveCambiada:
    """`versiones`: ids of older versions whose tries were graded by another key."""

    antes: Pregunta
    ahora: Pregunta
    versiones: frozenset[int]
    comparable: bool

    @property
    def clave(self) -> str:
        return self.ahora.clave


@dataclass(frozen=True)
class Recalculo:
    """One try under the corrected keys. A correction of ours lowers nobody's mark."""

    intento: Intento
    calculada: int
    puntos: Mapping[str, Fraction]

    @property
    def nota(self) -> int:
        return max(self.calculada, self.intento.nota or 0)

    @property
    def sube(self) -> bool:
        return self.nota > (self.intento.nota or 0)

    @property
    def bajaria(self) -> bool:
        return self.calculada < (self.intento.nota or 0)

    @property
    def aprueba(self) -> bool:
        """Passes now, and did not before."""
        needed = int(self.intento.version.evaluacion["aprobacion"])
        return not self.intento.aprobado and self.nota >= needed


def _graded_by() -> ColumnElement[int]:
    return func.coalesce(RespuestaIntento.corregida_version_id, Intento.version_id)


def claves_cambiadas(version: VersionCurso) -> list[ClaveCambiada]:
    """Return the questions whose key differs from the one that older tries were graded by.

    Those that are being graded again already are left out. Four statements.
    """
    under_way = {c.pregunta_clave for c in list_correcciones(version) if c.terminada_el is None}
    return [c for c in _changed(version) if c.clave not in under_way]


def claves_de(version: VersionCurso, claves: Collection[str]) -> list[ClaveCambiada]:
    """Return these of the changed keys, also while they are being graded again."""
    return [c for c in _changed(version) if c.clave in claves and c.comparable]


def _changed(version: VersionCurso) -> list[ClaveCambiada]:
    asked = db.session.execute(
        select(_graded_by(), RespuestaIntento.pregunta_clave)
        .select_from(RespuestaIntento)
        .join(Intento, Intento.id == RespuestaIntento.intento_id)
        .join(Intento.inscripcion)
        .where(Inscripcion.curso_id == version.curso_id, Intento.entregado_el.is_not(None))
        .distinct()
    ).all()
    pairs = {(old, clave) for old, clave in asked if old != version.id}
    now_ = _questions([version.id], {clave for _, clave in pairs})
    before = _questions({old for old, _ in pairs}, {clave for _, clave in now_})
    found: dict[str, list[Pregunta]] = {}
    for (old, clave), pregunta in sorted(before.items(), key=lambda item: item[0][0]):
        if (old, clave) in pairs and not misma_clave(pregunta, now_[version.id, clave]):
            found.setdefault(clave, []).append(pregunta)
    return [
        ClaveCambiada(
            antes=olds[-1],
            ahora=now_[version.id, clave],
            versiones=frozenset(p.version_id for p in olds),
            comparable=all(es_comparable(p, now_[version.id, clave]) for p in olds),
        )
        for clave, olds in found.items()
    ]


def _questions(
    versions: Collection[int], claves: Collection[str]
) -> dict[tuple[int, str], Pregunta]:
    if not versions or not claves:
        return {}
    rows = select(Pregunta).where(Pregunta.version_id.in_(versions), Pregunta.clave.in_(claves))
    return {(p.version_id, p.clave): p for p in db.session.scalars(rows)}


def recalcular(
    cambiadas: Sequence[ClaveCambiada], curso_id: int, *, desde: int = 0, tope: int = VISTA_PREVIA
) -> list[Recalculo]:
    """Grade again what these keys touch: up to `tope` tries after the one called `desde`."""
    by_clave = {c.clave: c for c in cambiadas if c.comparable}
    old = {v for c in by_clave.values() for v in c.versiones}
    touched = (
        select(RespuestaIntento.id)
        .where(
            RespuestaIntento.intento_id == Intento.id,
            RespuestaIntento.pregunta_clave.in_(by_clave),
            _graded_by().in_(old),
        )
        .exists()
    )
    tries = db.session.scalars(
        select(Intento)
        .join(Intento.inscripcion)
        .where(
            Inscripcion.curso_id == curso_id,
            Intento.entregado_el.is_not(None),
            Intento.id > desde,
            touched,
        )
        .options(
            joinedload(Intento.inscripcion).joinedload(Inscripcion.usuario),
            joinedload(Intento.version).defer(VersionCurso.datos),
        )
        .order_by(Intento.id)
        .limit(tope)
    ).all()
    answers = _answers([t.id for t in tries])
    return [_recalculate(t, answers[t.id], by_clave) for t in tries]


def _answers(tries: Sequence[int]) -> dict[int, list[RespuestaIntento]]:
    found: dict[int, list[RespuestaIntento]] = {t: [] for t in tries}
    rows = select(RespuestaIntento).where(RespuestaIntento.intento_id.in_(tries))
    for answer in db.session.scalars(rows):
        found[answer.intento_id].append(answer)
    return found


def _recalculate(
    intento: Intento, answers: Sequence[RespuestaIntento], by_clave: Mapping[str, ClaveCambiada]
) -> Recalculo:
    drawn = {q["clave"]: q for q in intento.preguntas}
    new: dict[str, Fraction] = {}
    points: list[Fraction] = []
    for answer in answers:
        clave = answer.pregunta_clave
        cambio = by_clave.get(clave)
        if cambio and (answer.corregida_version_id or intento.version_id) in cambio.versiones:
            p = cambio.ahora
            new[clave] = tipos.calificar(p.tipo, p.datos, answer.respuesta, drawn[clave]).puntos
            points.append(new[clave])
        else:
            points.append(Fraction(answer.puntos or 0).limit_denominator(EXACT))
    return Recalculo(intento, percent(points, len(intento.preguntas)), new)


def list_correcciones(version: VersionCurso) -> list[ClaveCorregida]:
    """Return the keys that were corrected in this course, the latest first."""
    return list(
        db.session.scalars(
            select(ClaveCorregida)
            .where(ClaveCorregida.curso_id == version.curso_id)
            .order_by(ClaveCorregida.pedida_el.desc(), ClaveCorregida.id)
        )
    )


def enunciados(version: VersionCurso, claves: Collection[str]) -> dict[str, str]:
    """Return what these questions ask, in the language of the page, by their key."""
    rows = db.session.scalars(
        select(Pregunta).where(Pregunta.version_id == version.id, Pregunta.clave.in_(claves))
    )
    return {p.clave: p.datos["enunciado"][get_lang()] for p in rows}
