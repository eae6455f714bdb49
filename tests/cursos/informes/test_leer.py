"""What the figures are counted from, of the people that a chamber may see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert

from cursos.cohortes.alcance import Vista
from cursos.cohortes.models import CamaraInvitada, EstadoParticipante, Participante
from cursos.cohortes.services import retirar
from cursos.encuentros.services import pasar_lista
from cursos.informes.lectura import leer
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.informes.gente import poblar
from tests.factories.cohortes import make_cohorte, make_participante
from tests.factories.encuentros import make_encuentro
from tests.factories.identidad import make_organizacion
from tests.factories.satisfaccion import make_valoracion
from tests.pace import within
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def own(cohorte: Cohorte) -> Vista:
    return Vista(cohorte, cohorte.organizacion)


def test_people_are_counted_by_what_they_did(llena: Cohorte) -> None:
    make_participante(llena, "Pía Pendiente")
    make_participante(llena, "Elsa En Espera", estado=EstadoParticipante.EN_ESPERA)
    found = leer([own(llena)]).conteo
    assert (found.convocadas, found.inscritas) == (21, 20)
    assert (found.empezaron, found.terminaron) == (9, 9)
    assert found.mediana == 8
    assert {g.clave: g.personas for g in found.por_pais} == {"UY": 17, "PE": 3}


def test_who_left_stays_in_the_denominator(cohorte: Cohorte, carla: Usuario) -> None:
    first, *_rest = poblar(cohorte, 6, terminan=6)
    retirar(first, actor=carla)
    found = leer([own(cohorte)]).conteo
    assert (found.inscritas, found.terminaron) == (6, 5)


def test_who_left_before_coming_was_never_enrolled(cohorte: Cohorte) -> None:
    poblar(cohorte, 1)
    make_participante(cohorte, estado=EstadoParticipante.RETIRADO)
    assert leer([own(cohorte)]).conteo.inscritas == 1


def test_an_invited_chamber_reports_on_those_that_it_brought(llena: Cohorte) -> None:
    serra = make_organizacion("Câmara da Serra", slug="serra", pais="BR")
    db.session.add(CamaraInvitada(cohorte_id=llena.id, organizacion_id=serra.id))
    poblar(llena, 6, terminan=5, organizacion_id=serra.id)
    assert leer([Vista(llena, serra)]).conteo.inscritas == 6
    assert leer([own(llena)]).conteo.inscritas == 26


def test_attendance_counts_meetings_that_took_place(cohorte: Cohorte, carla: Usuario) -> None:
    people = poblar(cohorte, 4)
    past = make_encuentro(cohorte, carla, inicio=now() - timedelta(days=1))
    make_encuentro(cohorte, carla, titulo="El que falta")
    pasar_lista(past, llegaron=[p.id for p in people[:3]], no_llegaron=[], actor=carla)
    found = leer([own(cohorte)])
    assert (found.encuentros, found.posibles) == (1, 4)
    assert (found.conteo.asistieron, found.conteo.asistencias) == (3, 3)


def test_what_was_done_before_joining_takes_no_time(cohorte: Cohorte) -> None:
    poblar(cohorte, 1, terminan=1, dias=-3)
    assert leer([own(cohorte)]).conteo.mediana is None


def test_the_same_statements_for_one_cohort_and_for_many(cohorte: Cohorte, carla: Usuario) -> None:
    views = [own(cohorte)]
    for n in range(6):
        other = make_cohorte(cohorte.organizacion, f"Otra {n}")
        for p in poblar(other, 3, terminan=2):
            make_valoracion(p)
        make_encuentro(other, carla, inicio=now() - timedelta(days=1))
        views.append(own(other))
    db.session.commit()
    asked = []
    for some in (views[:1], views):
        assert [v.cohorte.id for v in some]  # loaded before counting
        assert [v.organizacion.id for v in some]
        with counted() as statements:
            leer(some)
        asked.append(len(statements))
    assert asked[0] == asked[1] <= 8


def test_fifty_thousand_people_take_two_seconds(cohorte: Cohorte) -> None:
    """Lines of a list, without accounts: what grows is the list."""
    many = 50_000
    rows = [
        {
            "cohorte_id": cohorte.id,
            "organizacion_id": cohorte.organizacion_id,
            "nombre": f"Persona {n}",
            "correo": f"p{n}@correo.com",
            "empresa": f"Firma Ñandú {n // 3} SRL",
            "pais": "UY",
            "estado": EstadoParticipante.RETIRADO,
            "inscrito_el": now(),
            "semilla": str(n),
            "token_hash": str(n),
            "codigo_hash": str(n),
        }
        for n in range(many)
    ]
    db.session.execute(insert(Participante), rows)
    with within(2):
        found = leer([own(cohorte)]).conteo
    assert (found.inscritas, found.empresas) == (many, -(-many // 3))
