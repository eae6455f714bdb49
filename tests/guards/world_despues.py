"""What comes after the help: Ana was asked, and answered with a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from consultores.respuestas.models import CasoResuelto, EstadoCaso
from consultores.resultados.models import ConsultaResultado, EstadoConsulta, Exporto, Hito
from consultores.resultados.services import Dicho, responder
from plataforma.archivos import Subida
from plataforma.clock import now
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.consultores import make_solicitud

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

PDF = Subida("factura.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")


def make_despues(ana: Usuario, consultor: Consultor) -> dict[str, Any]:
    cerrada = make_solicitud(ana, consultor, hasta="cerrada")
    consulta = ConsultaResultado(
        solicitud=cerrada,
        hito=Hito.NOVENTA,
        estado=EstadoConsulta.ENVIADA,
        toca_el=now(),
        enviada_el=now(),
    )
    db.session.add(consulta)
    db.session.flush()
    ficha = responder(consulta, Dicho(exporto=Exporto.SI), intento="a", archivo=PDF)
    caso = CasoResuelto(
        solicitud=cerrada,
        consultor=consultor,
        slug="cuanto-paga",
        estado=EstadoCaso.PUBLICADA,
        pais="PY",
        idioma="es",
        pregunta=TextoBilingue("¿Cuánto paga la mermelada?", "Quanto paga a geleia?"),
        respuesta=TextoBilingue("Lo que diga el acuerdo.", "O que o acordo disser."),
        fuentes=[{"titulo": "El acuerdo", "url": "", "fecha": "2026-11-21"}],
        area="ORI",
        consentida_el=now(),
        publicada_el=now(),
        revisar_el=date(2100, 1, 1),
    )
    db.session.add(caso)
    db.session.flush()
    answered = {"consulta_id": consulta.id, "ficha_id": ficha.id}
    return answered | {"firma": "nada", "caso_id": caso.id, "caso": caso.slug}
