"""What comes after the help: results and solved cases, for whoever asked or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.respuestas import services as respuestas
from consultores.respuestas.models import CasoResuelto, EstadoCaso, VersionCaso
from consultores.resultados import services as resultados
from consultores.resultados.models import ConsultaResultado, EstadoConsulta, Exporto, Hito
from plataforma.archivos import Subida
from plataforma.clock import now
from plataforma.db import db
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from consultores.resultados.models import FichaResultado
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


def make_resultado(cerrada: Solicitud, marca: str) -> FichaResultado:
    """Add what the firm says came of it, with a document."""
    consulta = ConsultaResultado(
        solicitud=cerrada, hito=Hito.DOCE, estado=EstadoConsulta.ENVIADA, toca_el=now()
    )
    db.session.add(consulta)
    db.session.flush()
    said = resultados.Dicho(exporto=Exporto.SI, destino="CO", que_ayudo=marca)
    file = Subida(f"{marca}.pdf", b"%PDF-1.4 " + marca.encode())
    return resultados.responder(consulta, said, intento="a", archivo=file)


def make_caso_publicado(cerrada: Solicitud, editor: Usuario) -> CasoResuelto:
    """Add a published answer, with its version: nothing in it says whose case it was."""
    text = TextoBilingue("Depende del acuerdo.", "Depende do acordo.")
    sources = [{"titulo": "El acuerdo", "url": "", "fecha": "2026-11-21"}]
    caso = CasoResuelto(
        solicitud=cerrada,
        consultor=cerrada.consultor,
        responsable=editor,
        slug=f"depende-{cerrada.id}",
        estado=EstadoCaso.PUBLICADA,
        pais="PY",
        idioma="es",
        pregunta=text,
        respuesta=text,
        fuentes=sources,
        area="ORI",
        consentida_el=now(),
        publicada_el=now(),
        version=1,
    )
    db.session.add(caso)
    db.session.flush()
    db.session.add(
        VersionCaso(
            caso_id=caso.id,
            numero=1,
            pregunta=text,
            respuesta=text,
            fuentes=sources,
            editor_id=editor.id,
        )
    )
    db.session.flush()
    return caso


def make_caso_propuesto(cerrada: Solicitud, marca: str) -> CasoResuelto:
    """Add a proposal that the firm has not answered."""
    assert cerrada.consultor
    assert cerrada.consultor.usuario
    said = respuestas.Propuesta(
        pregunta=f"¿Cuánto paga {marca}?", respuesta=f"Nada paga {marca}.", idioma="es"
    )
    return respuestas.proponer(cerrada, said, actor=cerrada.consultor.usuario)
