"""The year itself: requests come in, people act when it is their turn, the clock looks."""

from __future__ import annotations

import gc
import heapq
import secrets
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from sqlalchemy import event, select

from consultores import avisos
from consultores.acreditacion.decisiones import suspender
from consultores.datos import PERSONAL_DATA
from consultores.pasos import admision
from consultores.red.models import Consultor
from consultores.reloj.services import mirar
from consultores.solicitudes import borradores
from consultores.solicitudes.models import Movimiento, Solicitud
from plataforma.clock import at
from plataforma.db import db, transaction
from plataforma.dias_habiles import es_habil
from plataforma.email import Correo
from plataforma.errors import DomainError
from plataforma.identidad.models import EstadoUsuario, Usuario
from tests.simulacion.gente import Gente, Turno
from tests.simulacion.mundo import INICIO, TIPOS_PEDIDOS, Caracter, Firma, Mundo, poblar

if TYPE_CHECKING:
    from collections.abc import Iterator

MIRADA = timedelta(hours=3)  # how often the clock looks, in the simulation


@dataclass(frozen=True)
class Medida:
    """How large a world, and how long."""

    solicitudes: int = 5_000
    consultores: int = 200
    firmas: int = 1_000
    dias: int = 365
    semilla: int = 395


@dataclass
class Anio:
    """A run: what happened beside what the database holds."""

    medida: Medida
    mundo: Mundo
    hasta: datetime
    tarde: Counter[str] = field(default_factory=Counter)  # acts that came too late, by refusal
    hechos: int = 0


def simular(medida: Medida) -> Anio:
    """Run the year over the empty database of the application."""
    random = Random(medida.semilla)  # noqa: S311 — a world to look at, no secret
    with _fast():
        mundo = poblar(
            random, consultores=medida.consultores, firmas=medida.firmas, dias=medida.dias
        )
        anio = Anio(medida, mundo, INICIO + timedelta(days=medida.dias))
        _Corrida(anio, random).run()
    return anio


@contextmanager
def _fast() -> Iterator[None]:
    """Let a lost machine lose the simulation: no commit waits for a disk, no runner is woken.

    Mails are rows without a body: whom they go to, and their subject.
    """
    if db.engine.dialect.name == "sqlite":
        event.listen(db.engine, "connect", _careless)
        db.engine.dispose()
    gc.collect()
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    with patch.object(avisos, "queue_mail", _plain_mail):
        yield
    gc.set_threshold(*before)


def _careless(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY")
    connection.execute("PRAGMA cache_size=-200000")


def _plain_mail(
    para: str, plantilla: str, *, idioma: str, titulo: str, clave: str = "", **_said: Any
) -> Correo:
    mail = Correo(
        message_id=f"<{clave or secrets.token_hex(12)}@escala.test>",
        para=para,
        idioma=idioma,
        plantilla=plantilla,
        asunto=titulo,
        texto="",
        html="",
    )
    db.session.add(mail)
    return mail


class _Corrida:
    def __init__(self, anio: Anio, random: Random) -> None:
        self.anio, self.random = anio, random
        self.gente = Gente(anio.mundo, random)
        self.agenda: list[tuple[datetime, int, Turno]] = []
        self.turno = count()
        self.ultimo = 0  # last move that people have seen
        self.pedidos = list(_requests(anio, random))
        heapq.heapify(self.pedidos)
        self.salidas = sorted(
            (p.sale_el, p.consultor_id) for p in anio.mundo.personas.values() if p.sale_el
        )

    def run(self) -> None:
        moment = INICIO
        while moment < self.anio.hasta:
            moment += MIRADA
            self._until(moment)
            with at(moment):
                mirar()
            self._look_around(moment)

    def _until(self, moment: datetime) -> None:
        """Let everything happen, in its order, up to a moment."""
        while self.salidas and self.salidas[0][0] <= moment:
            when, consultor_id = self.salidas.pop(0)
            with at(when), transaction():
                self._leave(consultor_id)
        while self.pedidos and self.pedidos[0][0] <= moment:
            when, usuario_id, tipo, title = heapq.heappop(self.pedidos)
            with at(when), transaction():
                _ask(usuario_id, tipo, title)
        self._look_around(moment)
        while self.agenda and self.agenda[0][0] <= moment:
            when, _n, turn = heapq.heappop(self.agenda)
            self._act(when, turn)
            self._look_around(when)

    def _act(self, when: datetime, turn: Turno) -> None:
        try:
            with at(when), transaction():
                s = db.session.get(Solicitud, turn.solicitud_id)
                who = db.session.get(Usuario, turn.quien_id)
                if s is None or who is None or who.estado != EstadoUsuario.ACTIVO:
                    return
                turn.que(s, who)
                self.anio.hechos += 1
        except DomainError as refused:
            self.anio.tarde[type(refused).__name__] += 1

    def _leave(self, consultor_id: int) -> None:
        consultor = db.session.get(Consultor, consultor_id)
        if consultor is None or consultor.usuario is None:
            return
        if self.anio.mundo.personas[consultor_id].caracter == Caracter.SUSPENDIDO:
            suspender(consultor, actor=None, motivo="Dos calificaciones bajas.")
            return
        usuario = consultor.usuario
        PERSONAL_DATA.erase(usuario, True)
        usuario.estado = EstadoUsuario.SUSPENDIDO

    def _look_around(self, moment: datetime) -> None:
        """Let people see the moves since, and decide what they will do."""
        rows = db.session.execute(
            select(Movimiento.id, Movimiento.solicitud_id, Movimiento.acto, Movimiento.hacia)
            .where(Movimiento.id > self.ultimo)
            .order_by(Movimiento.id)
        ).all()
        latest = {row.solicitud_id: row for row in rows}
        for row in latest.values():
            self.ultimo = max(self.ultimo, row.id)
            s = db.session.get(Solicitud, row.solicitud_id, populate_existing=True)
            if s is None or s.estado != row.hacia:
                continue
            with at(moment):
                for turn in self.gente.reaccionar(s, row.acto, row.hacia):
                    heapq.heappush(self.agenda, (turn.cuando, next(self.turno), turn))


def _requests(anio: Anio, random: Random) -> Iterator[tuple[datetime, int, str, str]]:
    """Spread the requests over the days on which firms work."""
    days = [INICIO + timedelta(days=n) for n in range(anio.medida.dias)]
    for n in range(anio.medida.solicitudes):
        usuario_id, pais, temper = random.choice(anio.mundo.firmas)
        day = random.choice(days)
        while not es_habil(day.date(), pais):
            day = random.choice(days)
        tipo = "SOL-OTR" if temper == Firma.INCOMPLETA else random.choice(TIPOS_PEDIDOS)
        yield day + timedelta(hours=random.uniform(0, 9)), usuario_id, tipo, f"Consulta {n}"


def _ask(usuario_id: int, tipo: str, title: str) -> None:
    persona = db.session.get_one(Usuario, usuario_id)
    s = borradores.empezar_borrador(persona, intento=title, tipo=tipo)
    borradores.contar(s, borradores.Detalle(titulo=title, descripcion="x", idioma=persona.idioma))
    admision.enviar(s, actor=persona)
