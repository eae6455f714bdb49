"""No sequence of acts, in any order and by anybody, leaves a request where it must not be."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from consultores.pasos import ofertas
from consultores.solicitudes.estados import FINALES, Papel
from consultores.solicitudes.models import Solicitud
from plataforma.audit import verify_chain
from plataforma.db import db
from plataforma.errors import DomainError
from tests.consultores.solicitudes.maquina import ACTOS, DEL_GESTOR, Partida

# Few at a time: each step goes through the real services and the database.
MEDIDA = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.generate,),
)
CUALQUIERA = st.sampled_from(["firma", "0", "1", "2"])


class Maquina(RuleBasedStateMachine):
    """Firm, consultants and counterpart try what they like; time goes by; the clock looks."""

    partida: Partida

    @initialize(tipo=st.sampled_from(["SOL-ACU", "SOL-ORI", "SOL-OTR"]))
    def begin(self, tipo: str) -> None:
        self.partida = Partida(tipo)
        self._try(lambda s: ACTOS["enviar"](s, self.partida.firma))

    @property
    def solicitud(self) -> Solicitud:
        return db.session.get_one(Solicitud, self.partida.id)

    def _try(self, que: object) -> None:
        before = self.partida.foto()
        try:
            self.partida.intentar(que)  # type: ignore[arg-type]
        except DomainError:
            assert self.partida.foto() == before
        else:
            assert self.partida.foto() != before

    @rule(name=st.sampled_from(sorted(ACTOS)), by=CUALQUIERA)
    def anybody_tries(self, name: str, by: str) -> None:
        who = self.partida.firma if by == "firma" else self.partida.quien(int(by))
        self._try(lambda s: ACTOS[name](s, who))

    @precondition(lambda self: self.solicitud.estado not in FINALES)
    @rule(data=st.data())
    def whose_turn_it_is_acts(self, data: st.DataObject) -> None:
        """So that the machine gets far: one of the acts that the state knows, by who may."""
        s = self.solicitud
        owner = s.consultor.usuario if s.consultor else None
        asked = [a.consultor.usuario for a in s.ofertas]
        people = [p for p in (owner, *asked, self.partida.firma) if p is not None]
        who = data.draw(st.sampled_from(people))
        inside = ["aceptar", "acordar", "empezar", "entregar", "ajustes", "sin_contacto"]
        name = data.draw(st.sampled_from([*inside, "confirmar", "suspender", "reanudar"]))
        self._try(lambda s: ACTOS[name](s, who))

    @rule(name=st.sampled_from(sorted(DEL_GESTOR)))
    def the_counterpart_tries(self, name: str) -> None:
        self._try(lambda s: DEL_GESTOR[name](s, self.partida.gestor))

    @rule(number=st.integers(0, 2), by_firm=st.booleans())
    def somebody_is_picked(self, number: int, *, by_firm: bool) -> None:
        picked = self.partida.consultores[number]
        who = self.partida.firma if by_firm else self.partida.gestor
        papel = None if by_firm else Papel.GESTOR
        self._try(lambda s: ofertas.elegir(s, picked, actor=who, papel=papel))

    @rule(hours=st.integers(1, 60))
    def time_goes_by(self, hours: int) -> None:
        self.partida.momento += timedelta(hours=hours)
        self.partida.mirar()

    @precondition(lambda self: self.solicitud.proximo_el is not None)
    @rule()
    def the_clock_has_something_to_do(self) -> None:
        due = self.solicitud.proximo_el
        assert due is not None
        self.partida.momento = max(self.partida.momento, due)
        for _again in range(2):  # a search that was too long already ends at the next look
            self.partida.mirar()
        after = self.solicitud.proximo_el
        assert after is None or after > self.partida.momento  # nothing is due for ever

    @invariant()
    def all_holds(self) -> None:
        if hasattr(self, "partida"):
            self.partida.comprobar()

    def teardown(self) -> None:
        if hasattr(self, "partida"):
            self.partida.terminar()


def test_no_sequence_of_acts_leaves_a_request_where_it_must_not_be(app: object) -> None:
    run_state_machine_as_test(Maquina, settings=MEDIDA)
    assert verify_chain() is None
