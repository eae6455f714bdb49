"""What came after the help, in the demonstration world: results, and answers for everybody.

An answer stands with a closed request of its area while there is one; the rest are the network's.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel
from sqlalchemy import select

from consultores.respuestas.anonimo import firma_de
from consultores.respuestas.models import CasoResuelto, EstadoCaso
from consultores.respuestas.services import Edicion, decidir, hallazgos, publicar
from consultores.resultados import services as resultados
from consultores.resultados.models import ConsultaResultado, EstadoConsulta, Exporto, Hito
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import at
from plataforma.db import db
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.demo import Mundo
    from plataforma.identidad.models import Usuario

FILE = Path(__file__).with_name("demo_despues.yml")
DICHOS = (
    resultados.Dicho(exporto=Exporto.SI, destino="BR", rango="10k", primera=True, empleos=2),
    resultados.Dicho(exporto=Exporto.TODAVIA_NO, que_ayudo="Falta cerrar con el comprador."),
)


class Respuesta(BaseModel, frozen=True, extra="forbid"):
    """A question and its answer, and how far it has come."""

    area: str
    subtema: str = ""
    mercado: str = ""
    acuerdo: str = ""
    estado: EstadoCaso
    pregunta: TextoBilingue
    respuesta: TextoBilingue
    fuentes: list[dict[str, str]]


def load(world: Mundo) -> None:
    """Make answers and results of the requests that closed well, oldest first."""
    closed = select(Solicitud).where(
        Solicitud.estado == Estado.CERRADA, Solicitud.desenlace == Desenlace.RESUELTA
    )
    cases = db.session.scalars(closed.order_by(Solicitud.cerrada_el, Solicitud.id)).all()
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))["respuestas"]
    answers = [Respuesta.model_validate(each) for each in data]
    free, ana = list(cases), world.cuentas["emprendedora"]
    for number, answer in enumerate(answers):
        case = next((s for s in free if _fits(s, answer, ana)), None)
        if case is not None:
            free.remove(case)
        with at(world.hace(len(answers) - number)):
            _answer(world, case, answer, number)
    _results(world, cases)


def _fits(s: Solicitud, answer: Respuesta, ana: Usuario) -> bool:
    """What waits for its firm is Ana's: she reads it on her panel."""
    if answer.estado == EstadoCaso.PROPUESTA:
        return s.solicitante == ana
    return s.area == answer.area and s.solicitante != ana


def _answer(world: Mundo, case: Solicitud | None, answer: Respuesta, number: int) -> None:
    """Without a case of its area, the answer is the network's: who asked is not there any more."""
    caso = CasoResuelto(
        solicitud=case,
        consultor=case.consultor if case else None,
        slug=f"demo-{number}",
        pais=case.pais if case else "UY",
        idioma="es",
        pregunta=answer.pregunta,
        respuesta=answer.respuesta,
        area=answer.area,
        mercado=answer.mercado,
        propuesta_el=world.hace(9),
    )
    db.session.add(caso)
    db.session.flush()
    if answer.estado == EstadoCaso.PROPUESTA:
        return
    decidir(caso, acepta=True)
    if answer.estado == EstadoCaso.PUBLICADA:
        texts = (answer.pregunta.es, answer.pregunta.pt, answer.respuesta.es, answer.respuesta.pt)
        edition = Edicion(
            pregunta=answer.pregunta,
            respuesta=answer.respuesta,
            fuentes=list(answer.fuentes),
            mirado=firma_de(hallazgos(case, *texts)),
            **answer.model_dump(include={"area", "subtema", "mercado", "acuerdo"}),
        )
        publicar(caso, edition, actor=world.cuentas["autor"])


def _results(world: Mundo, cases: Sequence[Solicitud]) -> None:
    """Let two firms have answered, and one be asked."""
    for number, solicitud in enumerate(cases[:3]):
        asked = world.hace(12 - number)
        consulta = ConsultaResultado(
            solicitud=solicitud,
            hito=Hito.NOVENTA,
            estado=EstadoConsulta.ENVIADA,
            toca_el=asked,
            enviada_el=asked,
            vence_el=asked + timedelta(days=100),
        )
        db.session.add(consulta)
        db.session.flush()
        if number < len(DICHOS):
            with at(asked + timedelta(days=1)):
                resultados.responder(consulta, DICHOS[number], intento=f"demo-{number}")
