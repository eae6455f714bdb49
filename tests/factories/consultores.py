"""Consultants and requests, made through the services so that their figures and moves are real."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from consultores.acreditacion.decisiones import acreditar, postular
from consultores.acreditacion.ficha import Ficha
from consultores.pasos import admision, entregables, marcha, ofertas
from consultores.red.models import Consultor, TipoConsultor
from consultores.solicitudes import borradores
from consultores.solicitudes.borradores import Detalle
from consultores.solicitudes.models import Solicitud
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

OPINION = entregables.Opinion(
    contactada=True, util=True, a_tiempo=True, trato=5, comentario="Muy claro."
)


def ficha(**changes: Any) -> Ficha:
    """Return what Diego says of himself; each test changes one thing."""
    values: dict[str, Any] = {
        "nombre": "Diego Restrepo",
        "tipo": TipoConsultor.PERSONA,
        "pais": "CO",
        "resumen": TextoBilingue(
            "Origen y preferencias arancelarias", "Origem e preferências tarifárias"
        ),
        "presentacion": TextoBilingue("Veinte años en aduanas.", "Vinte anos em aduanas."),
        "areas": ["ORI", "ADU"],
        "idiomas": ["es", "pt"],
        "paises": ["CO", "PY", "BR"],
    }
    return Ficha(**values | changes)


def make_postulado(usuario: Usuario | None = None, **changes: Any) -> Consultor:
    consultor = postular(usuario or make_usuario("Diego Restrepo", pais="CO"), ficha(**changes))
    db.session.flush()
    return consultor


def make_consultor(
    usuario: Usuario | None = None, *, nivel: str = "N2", **changes: Any
) -> Consultor:
    """Add an accredited consultant."""
    consultor = make_postulado(usuario, **changes)
    acreditar(consultor, actor=None, nivel=nivel)
    db.session.flush()
    return consultor


def make_borrador(
    persona: Usuario, consultor: Consultor | None = None, **changes: Any
) -> Solicitud:
    """Add a complete draft, with a question of its own."""
    asked = select(func.count(Solicitud.id)).where(Solicitud.solicitante_id == persona.id)
    again = db.session.scalar(asked)
    solicitud = borradores.empezar_borrador(
        persona,
        intento=secrets.token_hex(8),
        tipo=changes.pop("tipo", "SOL-ACU"),
        consultor=consultor,
    )
    values: dict[str, Any] = {
        "titulo": "Arancel de la mermelada en Colombia",
        "descripcion": "Queremos saber cuánto paga la mermelada de guayaba al entrar a Colombia.",
        "producto": "Mermelada de guayaba",
        "mercado": "CO",
    }
    values |= changes
    values["titulo"] += f" ({again})" if again else ""
    borradores.contar(solicitud, Detalle(**values))
    db.session.flush()
    return solicitud


def make_solicitud(
    persona: Usuario, consultor: Consultor, hasta: str = "asignada", **changes: Any
) -> Solicitud:
    """Add a request that went its way up to a state (without detours)."""
    solicitud = make_borrador(persona, consultor, **changes)
    admision.enviar(solicitud, actor=persona)
    answerer = consultor.usuario
    assert answerer is not None
    steps = {
        "asignada": lambda: None,
        "aceptada": lambda: ofertas.aceptar(solicitud, actor=answerer),
        "en_curso": lambda: marcha.empezar(solicitud, actor=answerer),
        "entregada": lambda: entregables.entregar(
            solicitud, actor=answerer, texto="Paga 0 %.", intento=secrets.token_hex(8)
        ),
        "cerrada": lambda: entregables.confirmar(solicitud, OPINION, actor=persona),
    }
    for state, step in steps.items():
        step()
        if state == hasta:
            break
    db.session.flush()
    return solicitud
