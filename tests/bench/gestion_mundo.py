"""A desk as it is after some years: open and closed requests of every country, in every state."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from consultores.solicitudes.buscado import DE, plegar
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from consultores.taxonomia import AREAS, TIPOS
from plataforma.clock import now
from plataforma.db import db
from plataforma.paises import PAISES
from tests.bench.reloj_mundo import poblar_solicitudes
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from datetime import datetime

BATCH = 2_000
EL_MAYOR = "BR"  # three of ten requests
PESOS = {code: 30 if code == EL_MAYOR else 7 for code in PAISES}
ABIERTAS, ESCALADAS = 50, 0.05  # of a hundred; of the open ones
CIERRES = {Estado.CERRADA: 80, Estado.RECHAZADA: 12, Estado.CANCELADA: 8}
COSAS = ("mermelada de guayaba", "café tostado", "calzado de cuero", "software contable", "quinua")
NOMBRES = ("Peña", "Araújo", "Andina", "del Litoral", "São Jorge", "Quispe", "Ibáñez")
VERBOS = ("Arancel", "Certificado de origen", "Etiquetado", "Flete y seguro", "Cobro al exterior")


def poblar_mesa(many: int, *, seed: int = 395) -> None:
    """Add requests; half of them ended, of all the others some wait too long or were escalated."""
    random = Random(seed)  # noqa: S311 — a world to measure, no secret
    poblar_solicitudes(many, 0, firms=max(20, many // 20))
    chamber = make_organizacion("Cámara grande", slug="grande", pais=EL_MAYOR).id
    found = db.session.execute(select(Solicitud.id, Solicitud.estado).order_by(Solicitud.id)).all()
    rows = [_lived(row, random) | {"organizacion_id": _body(row.id, chamber)} for row in found]
    for row in rows:
        row["buscado"] = plegar(f"at-2027-{row['id']:06d}", *(row[n] for n in DE[1:]))
    for start in range(0, len(rows), BATCH):
        db.session.execute(update(Solicitud), rows[start : start + BATCH])


def _body(request_id: int, chamber: int) -> int | None:
    return chamber if request_id % 50 == 0 else None


def _lived(row: Any, random: Random) -> dict[str, Any]:
    """Return what became of a request."""
    sent = now() - timedelta(hours=random.randint(1, 24 * 700))
    thing = random.choice(COSAS)
    then = _open if random.randrange(100) < ABIERTAS else _ended
    return {
        "id": row.id,
        "pais": random.choices(tuple(PESOS), tuple(PESOS.values()))[0],
        "area": random.choice(tuple(AREAS)),
        "tipo": random.choice(tuple(TIPOS)),
        "titulo": f"{random.choice(VERBOS)}: {thing} {row.id}",
        "producto": thing,
        "empresa": f"Exportadora {random.choice(NOMBRES)} {row.id % 5000}",
        "enviada_el": sent,
        "creada_el": sent,
        **then(row.estado, sent, random),
    }


def _open(estado: Estado, sent: datetime, random: Random) -> dict[str, Any]:
    if estado == Estado.EN_ESPERA and random.random() < 0.5:
        estado = Estado.ADMITIDA
    return {
        "estado": estado,
        "meta_el": now() + timedelta(hours=random.randint(-200, 400)),
        "actualizada_el": max(sent, now() - timedelta(hours=random.randint(1, 900))),
        "escalada_el": now() if random.random() < ESCALADAS else None,
        "cerrada_el": None,
    }


def _ended(_estado: Estado, sent: datetime, random: Random) -> dict[str, Any]:
    ended = min(now(), sent + timedelta(hours=random.randint(1, 900)))
    return {
        "estado": random.choices(tuple(CIERRES), tuple(CIERRES.values()))[0],
        "meta_el": None,
        "actualizada_el": ended,
        "escalada_el": None,
        "cerrada_el": ended,
    }
