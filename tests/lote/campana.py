"""A lot issued by real runners that are killed on the way: what it takes, and what is left."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from config import ROOT, from_env
from cursos.credenciales.models import Credencial
from cursos.insignias import emisor
from cursos.insignias.claves import make_first_key
from cursos.lotes import services
from cursos.lotes.models import EstadoItem, EstadoLote, Lote, LoteItem
from cursos.lotes.queries_lotes import find_for_change
from cursos.renovacion.services import AVISAR
from plataforma import storage
from plataforma.app import create_app
from plataforma.audit import verify_chain
from plataforma.audit.models import AuditLine
from plataforma.db import db, transaction
from plataforma.email import Correo, EstadoCorreo
from plataforma.jobs.models import EstadoJob, Job
from plataforma.permissions import Rol
from tests.factories.identidad import make_usuario
from tests.factories.lotes import make_grupo, make_lote
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.installation import Installation

CADA_TANTO = "reloj.mirar"
PATIENCE = 600  # seconds for the whole campaign
LOOK = 0.05  # seconds between two looks
TOLD = "credenciales/email/emitida"


@dataclass
class Campana:
    """What a campaign took, and every fault of what it left behind."""

    personas: int
    muertes: int = 0
    segundos: float = 0
    faltas: list[str] = field(default_factory=list)

    @property
    def ritmo(self) -> float:
        return self.personas / self.segundos


def run(place: Installation, people: int, kills: int) -> Campana:
    """Issue to so many people while the runner dies so many times, evenly on the way."""
    app = create_app(from_env(place.env), PARTES)
    with app.app_context():
        db.create_all()
        make_first_key(emisor.keys_folder(""))
        lote_id = _decide(people)
        done = _let_run(place, lote_id, people, kills)
        done.faltas = _faults(lote_id, people)
        db.session.remove()
        db.engine.dispose()
    return done


def _decide(people: int) -> int:
    """Ask for a lot as one administrator, and agree as a second one."""
    with transaction():
        asks, agrees = (make_usuario(n, roles=(Rol.ADMINISTRACION,)) for n in ("Elena", "Irene"))
        lote = make_lote(make_grupo(people))
        services.pedir(lote, asks, motivo="Cierre", huella=services.eleccion(lote).huella)
        if lote.estado == EstadoLote.ESPERANDO:
            services.aprobar(lote, agrees)
        return lote.id


def _let_run(place: Installation, lote_id: int, people: int, kills: int) -> Campana:
    done = Campana(people)
    begun = time.monotonic()
    while True:
        with _runner(place) as runner:
            part = people * (done.muertes + 1) // (kills + 1) if done.muertes < kills else 0
            while not (_is_done(lote_id) if not part else _issued(lote_id) >= part):
                assert runner.poll() is None, "the runner ended by itself"
                assert time.monotonic() - begun < PATIENCE, _where(lote_id)
                time.sleep(LOOK)
            if not part:
                done.segundos = time.monotonic() - begun
                return done
            runner.kill()
        done.muertes += 1


@contextmanager
def _runner(place: Installation) -> Iterator[subprocess.Popen[bytes]]:
    with (place.folder / "runner.log").open("ab") as out:
        runner = subprocess.Popen(
            place.command("jobs", "correr"), cwd=ROOT, env=place.env, stdout=out, stderr=out
        )
        try:
            yield runner
        finally:
            runner.kill()
            runner.wait()


def _issued(lote_id: int) -> int:
    db.session.rollback()
    found = select(func.count()).where(
        LoteItem.lote_id == lote_id, LoteItem.estado == EstadoItem.EMITIDA
    )
    return db.session.scalar(found) or 0


def _is_done(lote_id: int) -> bool:
    """The lot is closed and nothing is left to do: certificates are made, mails are out.

    The notices of renewal are not due for years, and what repeats itself always is to come.
    """
    db.session.rollback()
    closed = db.session.scalar(select(Lote.estado).where(Lote.id == lote_id))
    left = select(func.count(Job.id)).where(
        Job.estado.in_((EstadoJob.PENDIENTE, EstadoJob.EN_CURSO)),
        Job.nombre.not_in((AVISAR, CADA_TANTO)),
    )
    return closed == EstadoLote.TERMINADO and not db.session.scalar(left)


def _where(lote_id: int) -> str:
    jobs = db.session.execute(
        select(Job.nombre, Job.estado, func.count()).group_by(Job.nombre, Job.estado)
    )
    return f"not done in {PATIENCE} s: {_issued(lote_id)} issued; jobs: {jobs.all()}"


def _faults(lote_id: int, people: int) -> list[str]:
    """Say what was lost and what was done twice."""
    db.session.rollback()
    lote = find_for_change(lote_id)
    assert lote is not None
    items = db.session.scalars(select(LoteItem).where(LoteItem.lote_id == lote_id)).all()
    credenciales = db.session.scalars(select(Credencial)).all()
    told = db.session.scalars(select(Correo).where(Correo.plantilla == TOLD)).all()
    acts = db.session.scalars(
        select(AuditLine.objeto).where(AuditLine.accion == "credencial.emitida")
    ).all()
    pdfs = [storage.get(c.pdf_key) or b"" for c in credenciales]
    counted = {
        "people issued to": sum(i.estado == EstadoItem.EMITIDA for i in items),
        "credentials": len(credenciales),
        "people who hold one": len({c.usuario_id for c in credenciales}),
        "lines that name their credential": len({i.credencial_id for i in items}),
        "certificates": sum(pdf.startswith(b"%PDF-") for pdf in pdfs),
        "different certificates": len(set(pdfs)),
        "mails queued": len(told),
        "people told": len({m.para for m in told}),
        "mails sent": sum(m.estado == EstadoCorreo.ENVIADO for m in told),
        "audit lines": len(acts),
        "credentials in the audit log": len(set(acts)),
    }
    found = [f"{name}: {n}, not {people}" for name, n in counted.items() if n != people]
    failed = db.session.scalars(select(Job).where(Job.estado == EstadoJob.FALLIDO)).all()
    found += [f"job {j.nombre} failed: {j.error}" for j in failed]
    if (broken := verify_chain()) is not None:
        found.append(f"the audit chain breaks at {broken}")
    return found
