"""What both sides do while a request is worked on."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from consultores.reuniones import services as reuniones
from consultores.reuniones.services import Idea
from consultores.trabajo import alcance, horas
from consultores.trabajo.alcance import Propuesta
from consultores.trabajo.horas import Trabajo
from consultores.trabajo.models import Alcance
from consultores.valoracion.models import RevisionDeConsultor
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from consultores.reuniones.models import Reunion
    from consultores.solicitudes.models import Solicitud
    from consultores.trabajo.models import RegistroHoras


def propuesta(solicitud: Solicitud, **changes: Any) -> Propuesta:
    """Return what Diego proposes: the usual, but for what the test changes."""
    consultor = solicitud.consultor or solicitud.ofertas[0].consultor
    values: dict[str, Any] = {
        "entregable": "Un informe de dos páginas con el arancel y los pasos",
        "horas": 4,
        "entrega_el": alcance.ultimo_dia(solicitud, consultor),
        "no_incluye": "El trámite del certificado",
    }
    return Propuesta(**values | changes)


def manana(hora: int = 15, dias: int = 3) -> datetime:
    """Return a moment some days from now, on the hour."""
    return (
        (now() + timedelta(days=dias))
        .astimezone(UTC)
        .replace(hour=hora, minute=0, second=0, microsecond=0)
    )


def make_reunion(solicitud: Solicitud, *, agreed: bool = False, **changes: Any) -> Reunion:
    """Diego proposes a call; with `agreed`, the firm takes the first moment."""
    owner = solicitud.consultor
    assert owner is not None
    assert owner.usuario is not None
    values: dict[str, Any] = {
        "tema": "Repasar la factura",
        "minutos": 60,
        "horarios": [manana(15), manana(18)],
        "enlace": "https://llamada.test/ana",
    }
    made = reuniones.proponer(
        solicitud, Idea(**values | changes), actor=owner.usuario, intento=secrets.token_hex(8)
    )
    if agreed:
        first = made.horarios[0]
        reuniones.elegir(solicitud, made, first.id, actor=solicitud.solicitante)
    return made


def make_horas(
    solicitud: Solicitud, cuartos: int = 6, que: str = "Leí la factura"
) -> RegistroHoras:
    """Diego notes hours of today."""
    owner = solicitud.consultor
    assert owner is not None
    assert owner.usuario is not None
    today = horas.dias(solicitud, owner)[1]
    noted = Trabajo(dia=today, cuartos=cuartos, que=que)
    horas.anotar(solicitud, noted, actor=owner.usuario, intento=secrets.token_hex(8))
    return horas.list_horas(solicitud)[0]


def make_alcance(solicitud: Solicitud, marca: str = "") -> Alcance:
    """Add the scope that was agreed before the work began."""
    said = propuesta(solicitud, entregable=f"Un informe {marca}", no_incluye=f"Trámites {marca}")
    made = Alcance(
        solicitud_id=solicitud.id,
        consultor_id=solicitud.consultor_id,
        version=1,
        acordado_el=now(),
        **asdict(said),
    )
    db.session.add(made)
    db.session.flush()
    return made


def make_trabajo(solicitud: Solicitud, marca: str = "", *, review: bool = True) -> dict[str, Any]:
    """Add a scope, a meeting, hours and a review, with the values of their addresses."""
    make_alcance(solicitud, marca)
    met = make_reunion(solicitud, tema=f"Repasar {marca}")
    found = {"reunion": met.id, "registro": make_horas(solicitud, que=f"Leí {marca}").id}
    if not review:
        return found
    looked = RevisionDeConsultor(
        consultor=solicitud.consultor, primera=solicitud, segunda=solicitud, respuesta=marca
    )
    db.session.add(looked)
    db.session.flush()
    return found | {"revision": looked.id}
