"""Which chamber issues, when a person is on the lists of several, or joined too late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cursos.cohortes.models import EstadoParticipante
from cursos.emisores import firmantes
from cursos.emisores.queries import GRACIA
from cursos.inscripciones.models import Origen
from plataforma.clock import now
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante
from tests.factories.credenciales import make_credencial

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.cohortes.models import Participante
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario


def also_in(emisor: Emisor, first: Participante, **values: Any) -> Participante:
    """Put the person on another chamber's list of the same course, a moment later."""
    fields = {
        "correo": first.correo,
        "estado": EstadoParticipante.INSCRITO,
        "usuario_id": first.usuario_id,
        "inscripcion_id": first.inscripcion_id,
        "inscrito_el": now(),
    } | values
    cohorte = make_cohorte(emisor.organizacion, "Otra", curso=first.cohorte.curso)
    return make_participante(cohorte, **fields)


def test_another_chambers_list_takes_nobody_over(
    emisor: Emisor, otro: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    also_in(otro, inscrita)

    assert make_credencial(ana, version).emisor == emisor


def test_once_the_person_left_the_first_cohort_the_other_chamber_issues(
    emisor: Emisor, otro: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    also_in(otro, inscrita)
    inscrita.estado = EstadoParticipante.RETIRADO

    assert make_credencial(ana, version).emisor == otro


def test_of_who_came_by_themselves_the_list_joined_last_counts(
    emisor: Emisor, otro: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    """By the moment of joining, whichever list the chambers wrote first."""
    assert inscrita.inscripcion is not None
    inscrita.inscripcion.origen = Origen.PROPIA
    also_in(otro, inscrita, inscrito_el=now() - timedelta(days=3))

    assert make_credencial(ana, version).emisor == emisor


def test_a_list_joined_after_the_course_was_completed_changes_nothing(
    emisor: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    assert inscrita.inscripcion is not None
    inscrita.inscripcion.completada_el = now() - timedelta(days=1)

    assert make_credencial(ana, version).emisor is None


@pytest.mark.parametrize(
    ("inicio", "cierre", "emite"),
    [
        (timedelta(days=2), timedelta(days=30), "Secretaría General"),
        (timedelta(days=-300), -GRACIA - timedelta(days=2), "Secretaría General"),
        (timedelta(days=-300), -GRACIA + timedelta(days=2), "Cámara de Exportadores"),
    ],
)
def test_the_cohort_is_of_those_days(
    emisor: Emisor,
    ana: Usuario,
    version: VersionCurso,
    inicio: timedelta,
    cierre: timedelta,
    emite: str,
) -> None:
    today = now().date()
    dates: dict[str, Any] = {"inicio": today + inicio, "cierre": today + cierre}
    make_inscrito(make_cohorte(emisor.organizacion, curso=version.curso, **dates), ana)

    assert firmantes.nombre(make_credencial(ana, version).emisor).es.startswith(emite)


def test_a_renewal_is_of_the_day_of_the_renewal(
    emisor: Emisor, otro: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    """Years later, in another chamber's cohort: the first one ended long ago."""
    assert inscrita.inscripcion is not None
    inscrita.inscripcion.completada_el = now()
    first = make_credencial(ana, version)
    today = now().date()
    inscrita.cohorte.inicio = today - timedelta(days=2000)
    inscrita.cohorte.cierre = today - timedelta(days=1900)
    also_in(otro, inscrita)

    assert first.emisor == emisor
    assert make_credencial(ana, version).emisor == otro
