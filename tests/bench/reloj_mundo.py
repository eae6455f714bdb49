"""Open requests in bulk, in every state, of which a part is due now."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from consultores.red.models import Consultor
from consultores.red.queries import es_publico
from consultores.solicitudes.estados import CON_CONSULTOR, Acto, Estado, Papel
from consultores.solicitudes.models import Asignacion, Movimiento, Respuesta, Solicitud
from consultores.solicitudes.relojes import Reloj
from plataforma.clock import now
from plataforma.db import Model, db
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BATCH = 2_000
# State, its clock, and how many of a hundred are there.
MEZCLA = (
    (Estado.ENVIADA, Reloj.ADMISION, 4),
    (Estado.OBSERVADA, Reloj.OBSERVACION, 4),
    (Estado.EN_ESPERA, Reloj.ASIGNACION, 6),
    (Estado.ASIGNADA, Reloj.ACEPTACION, 20),
    (Estado.ACEPTADA, Reloj.ALCANCE, 10),
    (Estado.EN_CURSO, Reloj.ENTREGA, 32),
    (Estado.SUSPENDIDA, Reloj.CONTACTO, 4),
    (Estado.ENTREGADA, Reloj.CONFORMIDAD, 17),
    (Estado.EN_REVISION, Reloj.REVISION, 3),
)
PAISES = ("AR", "BR", "CO", "MX", "PY", "UY", "CL", "PE")
AREAS = ("ORI", "ADU", "LOG", "PAG", "MKT", "EST")


def poblar_solicitudes(many: int, due: int, *, firms: int = 5_000, seed: int = 395) -> None:
    """Add open requests, the first `due` of them with something to do for the clock."""
    random = Random(seed)  # noqa: S311 — a world to measure, no secret
    people = _firms(firms)
    consultants = list(db.session.scalars(select(Consultor.id).where(es_publico())))
    first = (db.session.scalar(select(func.max(Solicitud.id))) or 0) + 1_000
    states = random.choices([(e, r) for e, r, _n in MEZCLA], [n for _e, _r, n in MEZCLA], k=many)
    owners = [random.choice(consultants) for _ in range(many)]
    rows = [
        _request(first + n, states[n], owners[n], people[n % firms], random, is_due=n < due)
        for n in range(many)
    ]
    _write(Solicitud, rows)
    _write(Movimiento, (_move(row) for row in rows))
    _write(Asignacion, (o for row, c in zip(rows, owners, strict=True) for o in _offers(row, c)))


def _firms(many: int) -> list[int]:
    first = (db.session.scalar(select(func.max(Usuario.id))) or 0) + 1_000
    _write(Usuario, (_firm(first + n) for n in range(many)))
    return list(range(first, first + many))


def _firm(usuario_id: int) -> dict[str, Any]:
    return {
        "id": usuario_id,
        "seudonimo": f"firma-{usuario_id}",
        "nombre": f"Firma {usuario_id}",
        "correo": f"firma{usuario_id}@empresas.test",
        "idioma": "pt" if usuario_id % 4 == 0 else "es",
        "pais": PAISES[usuario_id % len(PAISES)],
        "telefono": "",
        "empresa": f"Empresa {usuario_id}",
        "zona_horaria": "",
        "estado": EstadoUsuario.ACTIVO,
        "creado_el": now(),
    }


def _request(
    request_id: int,
    state: tuple[Estado, Reloj],
    owner: int,
    firm: int,
    random: Random,
    *,
    is_due: bool,
) -> dict[str, Any]:
    estado, reloj = state
    day, moment = timedelta(days=1), now()
    stage = random.choices((0, 1, 2), (55, 20, 25))[0] if is_due else 0
    # What is due: the reminder, the alert, the end.
    meta, alert, end = ((2, 4, 6), (-2, -0.01, 4), (-6, -4, -0.01))[stage]
    return {
        "id": request_id,
        "referencia": f"AT-2027-{request_id:06d}",
        "intento": f"bulto-{request_id}",
        "solicitante_id": firm,
        "empresa": f"Empresa {firm}",
        "pais": PAISES[firm % len(PAISES)],
        "consultor_id": owner if estado in CON_CONSULTOR else None,
        "tipo": "SOL-ACU",
        "area": random.choice(AREAS),
        "titulo": f"Arancel de la mermelada {request_id}",
        "descripcion": "Cuánto paga al entrar.",
        "idioma": "pt" if firm % 4 == 0 else "es",
        "estado": estado,
        "creada_el": moment - 20 * day,
        "enviada_el": moment - 20 * day,
        "reloj": reloj,
        "reloj_desde": moment - 8 * day,
        "meta_el": moment + meta * day,
        "alerta_el": moment + alert * day,
        "limite_el": moment + end * day,
        "entregar_antes_el": moment + meta * day,
        "responder_antes_el": moment + meta * day,
        "proximo_el": moment - timedelta(minutes=1) if is_due else moment + day,
        "aviso": min(stage, 1),
    }


def _move(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "solicitud_id": row["id"],
        "desde": Estado.ENVIADA,
        "hacia": Estado.ADMITIDA,
        "acto": Acto.ADMITIR,
        "papel": Papel.SISTEMA,
        "ocurrio_el": row["reloj_desde"],
    }


def _offers(row: Mapping[str, Any], consultor_id: int) -> Iterable[dict[str, Any]]:
    waits = row["estado"] == Estado.ASIGNADA
    if waits or row["consultor_id"]:
        yield {
            "solicitud_id": row["id"],
            "consultor_id": consultor_id,
            "razones": ["area"],
            "asignada_el": row["reloj_desde"],
            "responder_antes_el": row["meta_el"],
            "respuesta": Respuesta.PENDIENTE if waits else Respuesta.ACEPTADA,
            "respondida_el": None if waits else row["reloj_desde"],
            "dias_respuesta": None if waits else 0,
        }


def _write(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    source = iter(rows)
    while some := list(islice(source, BATCH)):
        db.session.execute(insert(model), some)
