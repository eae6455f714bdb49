"""Choosing: who is proposed, what stands beside each name, what becomes of the ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.cohortes.models import EstadoParticipante
from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion, MotivoSuspension
from cursos.lotes import queries, services
from cursos.lotes.models import Caso
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_inscrito
from tests.factories.credenciales import make_credencial
from tests.factories.cursos import make_avances
from tests.factories.identidad import make_usuario
from tests.factories.lotes import make_completo, make_grupo, make_lote
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from cursos.cohortes.models import Cohorte
    from cursos.credenciales.models import Credencial
    from cursos.inscripciones.models import Inscripcion
    from cursos.lotes.models import Lote
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LOTES = "/es/administracion/credenciales/lotes"


def caso_de(cohorte: Cohorte, usuario: Usuario) -> Caso:
    return next(p.caso for p in queries.list_personas(cohorte.id) if p.usuario_id == usuario.id)


def elegidas(lote: Lote) -> set[str]:
    return {p.nombre for p in services.eleccion(lote).elegidas}


def lugar(cohorte: Cohorte, usuario: Usuario) -> Inscripcion:
    """Return the place of somebody who completes the cohort's course."""
    place = make_completo(cohorte, usuario).inscripcion_id
    from cursos.inscripciones.models import Inscripcion

    return db.session.get_one(Inscripcion, place)


def test_who_completed_is_proposed_and_nobody_else(lote: Lote) -> None:
    assert elegidas(lote) == {"Ana Benítez"}


def test_who_has_no_account_cannot_be_chosen(lote: Lote) -> None:
    everybody = services.eleccion(lote)
    assert everybody.cuenta(Caso.SIN_CUENTA) == 1
    services.corregir(lote, [0, 999_999], [0, 999_999])
    assert elegidas(lote) == {"Ana Benítez"}


def suspend(elena: Usuario, c: Credencial) -> None:
    vida.suspender(elena, c, MotivoSuspension.OTRO)


def revoke(elena: Usuario, c: Credencial) -> None:
    vida.revocar(elena, c, MotivoRevocacion.OTRO)


def withdraw(_elena: Usuario, c: Credencial) -> None:
    assert c.usuario
    vida.retirar_propia(c.usuario, c)


def expire(_elena: Usuario, c: Credencial) -> None:
    c.vence_el = now()
    db.session.flush()


@pytest.mark.parametrize(
    ("act", "caso"),
    [
        (lambda _elena, _c: None, Caso.YA_LA_TIENE),
        (suspend, Caso.SUSPENDIDA),
        (revoke, Caso.REVOCADA),
        (withdraw, Caso.RETIRADA),
        (expire, Caso.VENCIDA),
    ],
)
def test_who_was_issued_to_before_is_not_proposed_again(
    cohorte: Cohorte,
    elena: Usuario,
    diego: Usuario,
    act: Callable[[Usuario, Credencial], None],
    caso: Caso,
) -> None:
    act(elena, make_credencial(diego, lugar(cohorte, diego).version))
    assert caso_de(cohorte, diego) == caso
    assert elegidas(make_lote(cohorte)) == {"Ana Benítez"}


def test_a_course_that_grants_nothing_grants_nothing(cohorte: Cohorte, diego: Usuario) -> None:
    lugar(cohorte, diego).version.credencial = {}
    db.session.flush()
    assert caso_de(cohorte, diego) == Caso.SIN_CREDENCIAL


def test_who_left_the_cohort_is_not_there(cohorte: Cohorte, diego: Usuario) -> None:
    make_completo(cohorte, diego).estado = EstadoParticipante.RETIRADO
    db.session.flush()
    assert diego.id not in {p.usuario_id for p in queries.list_personas(cohorte.id)}


def test_the_evidence_stands_beside_the_name(
    client: CheckingClient, cohorte: Cohorte, lote: Lote, elena: Usuario, fabian: Usuario
) -> None:
    place = lugar(cohorte, fabian)
    make_avances(place, "leccion-1", "leccion-2", "leccion-3")
    page = client.as_user(elena).get(f"{LOTES}/{lote.id}/").text
    row = page.partition("Fabián Quispe")[2].partition("</tr>")[0]
    for shown in ("Curso completado", "3 de 4", "90 de 100"):
        assert shown in row


def test_the_name_of_the_chambers_list_is_shown_when_it_is_another(
    client: CheckingClient, cohorte: Cohorte, lote: Lote, elena: Usuario, fabian: Usuario
) -> None:
    make_completo(cohorte, fabian).nombre = "F. Quispe"
    page = client.as_user(elena).get(f"{LOTES}/{lote.id}/").text
    assert "En la lista: F. Quispe" in page


def test_ticks_survive_the_other_pages_and_another_browser(
    client: CheckingClient, elena: Usuario
) -> None:
    lote = make_lote(make_grupo(60))
    people = services.eleccion(lote).elegidas
    first = [p.usuario_id for p in people[:50]]
    client.as_user(elena)
    sent = {"mostradas": first, "elegidas": first[1:], "ir": "pagina:2"}
    assert client.send(f"{LOTES}/{lote.id}/elegir/", sent).location.endswith("pagina=2")
    rest = [p.usuario_id for p in people[50:]]
    client.send(f"{LOTES}/{lote.id}/elegir/", {"mostradas": rest, "elegidas": rest, "ir": ""})
    assert "Persona 0000" not in elegidas(lote)
    assert len(elegidas(lote)) == 59


def test_a_group_is_shown_alone(client: CheckingClient, lote: Lote, elena: Usuario) -> None:
    page = client.as_user(elena).get(f"{LOTES}/{lote.id}/?ver=sin-cuenta").text
    assert "Luz Peña" in page
    assert "Ana Benítez" not in page


def test_all_can_be_left_out_and_proposed_again(
    client: CheckingClient, lote: Lote, elena: Usuario
) -> None:
    client.as_user(elena)
    client.send(f"{LOTES}/{lote.id}/elegir/", {"ir": "ninguna"})
    assert elegidas(lote) == set()
    client.send(f"{LOTES}/{lote.id}/elegir/", {"ir": "propuesta"})
    assert elegidas(lote) == {"Ana Benítez"}


def test_a_page_of_many_costs_what_a_page_of_few_costs(
    client: CheckingClient, elena: Usuario
) -> None:
    few, many = make_lote(make_grupo(3)), make_lote(make_grupo(90))
    client.as_user(elena)
    taken = []
    for lote in (few, few, many):
        with counted() as sent:
            client.get(f"{LOTES}/{lote.id}/")
        taken.append(len(sent))
    assert taken[1] == taken[2] <= 20


def test_two_who_begin_get_one_draft(
    client: CheckingClient, cohorte: Cohorte, elena: Usuario
) -> None:
    client.as_user(elena)
    ways = {client.send(f"{LOTES}/nuevo/{cohorte.id}/").location for _twice in range(2)}
    assert len(ways) == 1
    assert client.send(f"{LOTES}/nuevo/999999/").status_code == 404


def test_a_cohort_is_found_by_its_chamber(
    client: CheckingClient, cohorte: Cohorte, elena: Usuario
) -> None:
    make_grupo(1)
    page = client.as_user(elena).get(f"{LOTES}/nuevo/?q=litoral").text
    assert cohorte.nombre in page
    assert "Cámara de Prueba" not in page


def test_only_administrators_enter(
    client: CheckingClient, lote: Lote, carla: Usuario, gael: Usuario
) -> None:
    for person in (carla, gael):
        client.as_user(person)
        for page in ("", "nuevo/", f"{lote.id}/", f"{lote.id}/revisar/"):
            assert client.get(f"{LOTES}/{page}").status_code == 403
        assert client.send(f"{LOTES}/{lote.id}/elegir/").status_code == 403


def test_somebody_of_another_cohort_cannot_be_slipped_in(lote: Lote) -> None:
    stranger = make_usuario("Ajena")
    make_inscrito(make_grupo(0), stranger)
    services.corregir(lote, [stranger.id], [stranger.id])
    assert elegidas(lote) == {"Ana Benítez"}
