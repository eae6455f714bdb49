"""Issuing: once to each person, on what they are by then, whatever happens in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.credenciales import vida
from cursos.credenciales.models import Credencial, MotivoRevocacion, MotivoSuspension, Origen
from cursos.credenciales.services import emitir
from cursos.inscripciones.models import Inscripcion
from cursos.lotes import emision, services
from cursos.lotes.datos import erase_share, export_share
from cursos.lotes.models import EstadoItem, EstadoLote, Lote, LoteItem, Omision
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.factories.credenciales import make_credencial
from tests.factories.lotes import make_completo, make_grupo, make_lote, make_pedido
from tests.plataforma.entrada.correo import mails_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LOTES = "/es/administracion/credenciales/lotes"


def run(lote: Lote) -> Lote:
    """Let the runner do what is due."""
    db.session.commit()
    run_due()
    db.session.expire_all()
    return lote


def result(lote: Lote, usuario: Usuario) -> LoteItem:
    return db.session.scalars(
        select(LoteItem).where(LoteItem.lote_id == lote.id, LoteItem.usuario_id == usuario.id)
    ).one()


def held(usuario: Usuario) -> list[Credencial]:
    found = select(Credencial).where(Credencial.usuario_id == usuario.id).order_by(Credencial.id)
    return list(db.session.scalars(found))


def version_of(usuario: Usuario) -> Inscripcion:
    return db.session.scalars(select(Inscripcion).where(Inscripcion.usuario_id == usuario.id)).one()


def test_everybody_chosen_is_issued_to_once_and_told_once(
    elena: Usuario, cohorte: Cohorte, ana: Usuario, diego: Usuario
) -> None:
    make_completo(cohorte, diego)
    lote = run(make_pedido(cohorte, elena))
    assert lote.estado == EstadoLote.TERMINADO
    for person in (ana, diego):
        assert len(held(person)) == len(mails_to(person.correo)) == 1
    assert "Emitidas: 2. No emitidas: 0." in mails_to(elena.correo)[0].texto


def test_the_certificate_is_made(cohorte: Cohorte, elena: Usuario, ana: Usuario) -> None:
    from plataforma import storage

    run(make_pedido(cohorte, elena))
    assert storage.exists(held(ana)[0].pdf_key)


def test_who_met_the_rule_is_issued_to_by_the_rule(
    cohorte: Cohorte, elena: Usuario, ana: Usuario, bruno: Usuario
) -> None:
    lote = make_lote(cohorte)
    services.corregir(lote, [bruno.id], [bruno.id])
    run(make_pedido(cohorte, elena, motivo="Acta 14"))
    mine, his = held(ana)[0], held(bruno)[0]
    assert (mine.origen, mine.motivo) == (Origen.AUTOMATICA, "")
    assert (his.origen, his.motivo) == (Origen.MANUAL, "Acta 14")
    line = select(AuditLine.actor).where(AuditLine.objeto == f"credencial:{his.id}")
    assert db.session.scalars(line).all() == [elena.seudonimo]


def issued_meanwhile(ana: Usuario, _elena: Usuario) -> None:
    make_credencial(ana, version_of(ana).version)


def suspended_meanwhile(ana: Usuario, elena: Usuario) -> None:
    mine = make_credencial(ana, version_of(ana).version)
    vida.suspender(elena, mine, MotivoSuspension.OTRO)


def revoked_meanwhile(ana: Usuario, elena: Usuario) -> None:
    mine = make_credencial(ana, version_of(ana).version)
    vida.revocar(elena, mine, MotivoRevocacion.OTRO)


def undone_meanwhile(ana: Usuario, _elena: Usuario) -> None:
    version_of(ana).completada_el = None


def left_meanwhile(ana: Usuario, _elena: Usuario) -> None:
    mine = select(Participante).where(Participante.usuario_id == ana.id)
    db.session.scalars(mine).one().estado = EstadoParticipante.RETIRADO


@pytest.mark.parametrize(
    ("act", "omision"),
    [
        (issued_meanwhile, Omision.YA_LA_TIENE),
        (suspended_meanwhile, Omision.SUSPENDIDA),
        (revoked_meanwhile, Omision.CAMBIO),
        (undone_meanwhile, Omision.CAMBIO),
        (left_meanwhile, Omision.FUERA),
    ],
)
def test_what_changed_since_the_decision_counts(
    cohorte: Cohorte,
    elena: Usuario,
    ana: Usuario,
    act: Callable[[Usuario, Usuario], None],
    omision: Omision,
) -> None:
    lote = make_pedido(cohorte, elena)
    act(ana, elena)
    before = len(held(ana))
    run(lote)
    assert (result(lote, ana).estado, result(lote, ana).omision) == (EstadoItem.OMITIDA, omision)
    assert len(held(ana)) == before
    assert lote.estado == EstadoLote.TERMINADO


def test_an_expired_one_is_renewed_when_it_was_chosen(
    cohorte: Cohorte, elena: Usuario, ana: Usuario
) -> None:
    old = make_credencial(ana, version_of(ana).version)
    old.vence_el = now()
    lote = make_lote(cohorte)
    services.corregir(lote, [ana.id], [ana.id])
    run(make_pedido(cohorte, elena))
    assert [c.estado for c in held(ana)] == ["reemplazada", "vigente"]


def test_one_person_who_fails_holds_up_nobody(
    elena: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    lote = make_pedido(make_grupo(3), elena)
    emit = emitir

    def broken(usuario: Usuario, *args: object, **options: object) -> Credencial:
        if usuario.nombre == "Persona 0001":
            raise RuntimeError("no keys")
        return emit(usuario, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(emision, "emitir", broken)
    run(lote)
    found = db.session.scalars(select(LoteItem.estado).order_by(LoteItem.id)).all()
    assert found == [EstadoItem.EMITIDA, EstadoItem.OMITIDA, EstadoItem.EMITIDA]
    assert lote.estado == EstadoLote.TERMINADO


def test_one_at_a_time_waits_in_the_queue(elena: Usuario) -> None:
    """Else the code that somebody waits for at the door stands behind a thousand people."""
    from plataforma.jobs.models import EstadoJob, Job

    make_pedido(make_grupo(5), elena)
    db.session.commit()
    run_due(1)
    left = select(Job.nombre).where(Job.estado == EstadoJob.PENDIENTE, Job.nombre == "lotes.emitir")
    assert len(db.session.scalars(left).all()) == 1


def test_stopping_issues_to_nobody_else(client: CheckingClient, elena: Usuario) -> None:
    lote = make_pedido(make_grupo(3), elena)
    db.session.commit()
    run_due(1)
    client.as_user(elena).send(f"{LOTES}/{lote.id}/detener/")
    run(lote)
    found = db.session.scalars(select(LoteItem.omision).order_by(LoteItem.id)).all()
    assert found == [None, Omision.DETENIDO, Omision.DETENIDO]
    assert lote.estado == EstadoLote.DETENIDO


def test_the_page_tells_how_far_it_is_and_why_not(
    client: CheckingClient, cohorte: Cohorte, elena: Usuario, ana: Usuario, diego: Usuario
) -> None:
    make_completo(cohorte, diego)
    lote = make_pedido(cohorte, elena)
    issued_meanwhile(ana, elena)
    client.as_user(elena)
    assert "Personas: 0 de 2" in client.get(f"{LOTES}/{lote.id}/").text
    run(lote)
    page = client.get(f"{LOTES}/{lote.id}/").text
    assert "Personas: 2 de 2" in page
    assert "Ya tenía una vigente." in page
    shown = client.get(f"{LOTES}/{lote.id}/?ver=emitida").text
    assert "Diego Restrepo" in shown
    assert "Ana Benítez" not in shown


def test_who_closes_the_account_is_issued_nothing(
    cohorte: Cohorte, elena: Usuario, ana: Usuario
) -> None:
    lote = make_pedido(cohorte, elena)
    assert export_share(ana)["emisiones"][0]["estado"] == EstadoItem.PENDIENTE
    erase_share(ana, False)
    run(lote)
    assert held(ana) == []
    assert db.session.scalars(select(LoteItem.omision)).all() == [Omision.FUERA]
