"""What each does when it is their turn: after how many hours, and which act of the services."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from consultores.pasos import admision, entregables, marcha, ofertas
from consultores.solicitudes import borradores
from consultores.solicitudes.causas import Excusa
from consultores.solicitudes.estados import Acto, Estado
from consultores.solicitudes.relojes import Reloj
from plataforma.clock import now
from tests.simulacion.mundo import Caracter, Firma, Mundo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

HORA = timedelta(hours=1)
DIA = timedelta(days=1)


@dataclass(frozen=True)
class Turno:
    """Something that somebody will do at a moment, if it is still possible then."""

    cuando: datetime
    solicitud_id: int
    quien_id: int
    que: Callable[[Solicitud, Usuario], None]


class Gente:
    def __init__(self, mundo: Mundo, random: Random) -> None:
        self.mundo, self.random = mundo, random

    def reaccionar(self, s: Solicitud, acto: Acto, estado: Estado) -> Iterable[Turno]:
        """Return what people will do now that the request is in this state."""
        if estado == Estado.ASIGNADA:
            return self._asked(s) if acto == Acto.ASIGNAR else []
        if estado in (Estado.EN_CURSO, Estado.EN_REVISION):
            return self._works(s)
        if estado == Estado.ENVIADA:
            return self._counterpart_reads(s)
        return self._firm(s, estado)

    def _at(self, s: Solicitud, who: int, hours: float, que: Callable[..., None]) -> list[Turno]:
        return [Turno(now() + HORA * hours, s.id, who, que)]

    def _asked(self, s: Solicitud) -> list[Turno]:
        found, draw = [], self.random
        for offer in s.ofertas:
            p = self.mundo.personas[offer.consultor_id]
            if p.caracter == Caracter.CALLADO:
                continue
            hours = draw.uniform(20, 70) if p.caracter == Caracter.LENTO else draw.uniform(1, 30)
            no = draw.random() < (0.5 if p.caracter == Caracter.SELECTIVO else 0.06)
            found += self._at(s, p.usuario_id, hours, _decline if no else _accept)
        return found

    def _works(self, s: Solicitud) -> list[Turno]:
        consultor, draw = s.consultor, self.random
        if consultor is None:
            return []
        p = self.mundo.personas[consultor.id]
        firm = self.mundo.firma_de(s.solicitante_id)
        if firm == Firma.INALCANZABLE and s.estado == Estado.EN_CURSO:
            return self._at(s, p.usuario_id, 30, _cannot_reach)
        if p.caracter == Caracter.INCUMPLE and draw.random() < 0.5:
            return []
        if draw.random() < 0.03 and s.estado == Estado.EN_CURSO:
            return self._at(s, p.usuario_id, 26, _pause)
        left = ((s.entregar_antes_el or now() + 5 * DIA) - now()) / HORA
        late = draw.uniform(0.8, 1.5) if p.caracter == Caracter.LENTO else draw.uniform(0.2, 0.95)
        return self._at(s, p.usuario_id, max(2.0, left * late), _deliver)

    def _counterpart_reads(self, s: Solicitud) -> list[Turno]:
        who, acts = self.mundo.contrapartes.get(s.pais, (0, False))
        if not acts:
            return []
        hours = self.random.uniform(4, 60)
        first = sum(m.acto == Acto.ENVIAR for m in s.movimientos) == 1
        incomplete = self.mundo.firma_de(s.solicitante_id) == Firma.INCOMPLETA
        if incomplete and first:
            return self._at(s, who, hours, _observe)
        no = self.random.random() < 0.05
        return self._at(s, who, hours, _reject if no else _admit)

    def _firm(self, s: Solicitud, estado: Estado) -> list[Turno]:
        temper, who, draw = self.mundo.firma_de(s.solicitante_id), s.solicitante_id, self.random
        if temper in (Firma.CALLADA, Firma.INALCANZABLE):
            back = estado == Estado.SUSPENDIDA and draw.random() < 0.3
            return self._at(s, who, draw.uniform(20, 120), _come_back) if back else []
        que, hours = None, draw.uniform(4, 150)
        if estado == Estado.OBSERVADA and draw.random() < 0.5:
            que = _complete
        elif estado == Estado.ACEPTADA:
            hurry = temper == Firma.IMPACIENTE and draw.random() < 0.3
            que, hours = _take_back if hurry else _agree, hours / 3
        elif estado == Estado.ENTREGADA:
            changes = temper == Firma.AJUSTA and marcha.puede_ajustar(s)
            que = _changes if changes else _confirm
        elif estado == Estado.SUSPENDIDA and s.reloj == Reloj.CONTACTO:
            que = _come_back
        return self._at(s, who, hours, que) if que else []


def _accept(s: Solicitud, who: Usuario) -> None:
    ofertas.aceptar(s, actor=who)


def _decline(s: Solicitud, who: Usuario) -> None:
    ofertas.declinar(s, actor=who, causa=Excusa.OTRO_TEMA, motivo="No es mi tema.")


def _deliver(s: Solicitud, who: Usuario) -> None:
    entregables.entregar(s, actor=who, texto="Paga 0 %.", intento=secrets.token_hex(8))


def _cannot_reach(s: Solicitud, who: Usuario) -> None:
    marcha.declarar_sin_contacto(s, actor=who, motivo="No responde.")


def _pause(s: Solicitud, who: Usuario) -> None:
    until = now().date() + timedelta(days=15)
    marcha.suspender(s, actor=who, hasta=until, motivo="La empresa está en una feria.")


def _come_back(s: Solicitud, who: Usuario) -> None:
    marcha.reanudar(s, actor=who)


def _observe(s: Solicitud, who: Usuario) -> None:
    admision.observar(s, actor=who, motivo="Falta el destino.")


def _reject(s: Solicitud, who: Usuario) -> None:
    admision.rechazar(s, actor=who, causa="fuera_de_alcance", motivo="No es de la red.")


def _admit(s: Solicitud, who: Usuario) -> None:
    admision.admitir(s, actor=who)


def _complete(s: Solicitud, who: Usuario) -> None:
    detail = borradores.Detalle(titulo=s.titulo, descripcion="Ahora con el destino.")
    borradores.contar(s, detail)
    admision.enviar(s, actor=who)


def _agree(s: Solicitud, who: Usuario) -> None:
    marcha.acordar(s, actor=who)


def _take_back(s: Solicitud, who: Usuario) -> None:
    marcha.cancelar(s, actor=who, motivo="Ya lo resolvimos.")


def _changes(s: Solicitud, who: Usuario) -> None:
    marcha.pedir_ajustes(s, actor=who, motivo="Falta la fuente.")


def _confirm(s: Solicitud, who: Usuario) -> None:
    said = entregables.Opinion(contactada=True, util=True, a_tiempo=True, trato=5)
    entregables.confirmar(s, said, actor=who)
