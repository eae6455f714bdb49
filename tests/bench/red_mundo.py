"""A directory with as many consultants as one likes, no two alike, written in bulk."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from consultores.red.directorio import poner_al_dia
from consultores.red.models import (
    Consultor,
    ConsultorAcuerdo,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    ConsultorSector,
    ConsultorServicio,
    ConsultorSubtema,
    Desempeno,
    EstadoConsultor,
    TipoConsultor,
)
from consultores.red.models_agenda import Ausencia
from consultores.taxonomia import ACUERDOS, AREAS, IDIOMAS, SECTORES, SERVICIOS, SUBTEMAS
from plataforma.clock import now
from plataforma.db import Model, db
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.paises import PAISES
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BATCH = 2_000
NAMES = ("María", "João", "Lucía", "Sebastián", "Conceição", "Ñusta", "Íris", "Raúl", "Tomás")
SURNAMES = ("Peña", "Araújo", "Núñez", "Gonçalves", "Ibáñez", "Quispe", "Souza", "Rodríguez")
TALK = (
    TextoBilingue("Acompaña a empresas que exportan", "Acompanha empresas que exportam"),
    TextoBilingue("Ordena costos y precios", "Organiza custos e preços"),
    TextoBilingue("Prepara certificados de origen", "Prepara certificados de origem"),
    TextoBilingue("Negocia fletes y seguros", "Negocia fretes e seguros"),
    TextoBilingue("Enseña a vender mermeladas en ferias", "Ensina a vender geleias em feiras"),
    TextoBilingue("Revisa etiquetas de alimentos", "Revisa rótulos de alimentos"),
    TextoBilingue("Diseña envases para cuero y calzado", "Cria embalagens para couro e calçados"),
    TextoBilingue("Arma consorcios de apicultores", "Forma consórcios de apicultores"),
)
# Codes of each consultant: at least, at most. Big countries and Spanish are held by more.
HOW_MANY: Mapping[type[Model], tuple[str, Sequence[str], int, int]] = {
    ConsultorArea: ("area", tuple(AREAS), 1, 6),
    ConsultorPais: ("pais", (*PAISES, "BR", "BR", "AR", "AR", "MX"), 1, 6),
    ConsultorIdioma: ("idioma", (*IDIOMAS, "es", "es", "es", "pt", "pt"), 1, 3),
    ConsultorSector: ("sector", tuple(SECTORES), 1, 5),
    ConsultorServicio: ("servicio", tuple(SERVICIOS), 2, 7),
    ConsultorAcuerdo: ("acuerdo", tuple(ACUERDOS), 0, 6),
}


def poblar_red(people: int, *, seed: int = 395) -> None:
    """Add accredited consultants with an account each, in every situation."""
    random = Random(seed)  # noqa: S311 — a world to measure, no secret
    account = (db.session.scalar(select(func.max(Usuario.id))) or 0) + 1_000
    first = (db.session.scalar(select(func.max(Consultor.id))) or 0) + 1_000
    numbers = range(people)
    _write(Usuario, (_account(account + n) for n in numbers))
    _write(Consultor, (_consultor(first + n, account + n, random) for n in numbers))
    for model, (column, codes, least, most) in HOW_MANY.items():
        _write(
            model,
            (
                {"consultor_id": first + n, column: code}
                for n in numbers
                for code in set(random.choices(codes, k=random.randint(least, most)))
            ),
        )
    _write(
        ConsultorSubtema,
        (
            {"consultor_id": first + n, "subtema": code}
            for n in numbers
            for code in random.sample(tuple(SUBTEMAS), random.randint(1, 8))
        ),
    )
    _write(Desempeno, (_work(first + n, random) for n in numbers))
    today = now().date()
    away = (n for n in numbers if n % 11 == 0)
    _write(
        Ausencia,
        (
            {"consultor_id": first + n, "desde": today, "hasta": today + timedelta(days=n % 20)}
            for n in away
        ),
    )
    poner_al_dia()


def _account(usuario_id: int) -> dict[str, Any]:
    return {
        "id": usuario_id,
        "seudonimo": f"consultor-{usuario_id}",
        "nombre": f"Cuenta {usuario_id}",
        "correo": f"consultor{usuario_id}@red.test",
        "idioma": "pt" if usuario_id % 4 == 0 else "es",
        "pais": "UY",
        "telefono": "",
        "empresa": "",
        "zona_horaria": "",
        "estado": EstadoUsuario.ACTIVO,
        "creado_el": now(),
    }


def _consultor(consultor_id: int, account: int, random: Random) -> dict[str, Any]:
    name = f"{random.choice(NAMES)} {random.choice(SURNAMES)} {consultor_id}"
    said = random.sample(TALK, 4)
    es, pt = (". ".join(t.en(lang) for t in said) for lang in ("es", "pt"))
    moment = now()
    return {
        "id": consultor_id,
        "slug": f"consultor-{consultor_id}",
        "usuario_id": account,
        "tipo": TipoConsultor.PERSONA,
        "nombre": name,
        "nombre_plegado": _fold(name),
        "resumen": said[0],
        "presentacion": TextoBilingue(es, pt),
        "pais": random.choice(tuple(PAISES)),
        "nivel": f"N{random.randint(1, 4)}",
        "estado": EstadoConsultor.SUSPENDIDO if consultor_id % 50 == 0 else "acreditado",
        "postulado_el": moment,
        "acreditado_el": moment,
        "vence_el": moment + timedelta(days=400 if consultor_id % 40 else -1),
        "cupo": 5,
        "en_linea": consultor_id % 9 > 0,
        "presencial": consultor_id % 3 == 0,
        "pausa_hasta": moment.date() + timedelta(days=9) if consultor_id % 25 == 0 else None,
        "intereses": "",
    }


def _fold(name: str) -> str:
    from plataforma.busqueda.analisis import fold

    return fold(name.lower())


def _work(consultor_id: int, random: Random) -> dict[str, Any]:
    answered = random.randint(0, 30)
    return {
        "consultor_id": consultor_id,
        "recibidas": answered + 1,
        "respondidas": answered,
        "respondidas_a_tiempo": answered,
        "aceptadas": answered,
        "entregadas": answered,
        "abiertas": random.randint(0, 5),
        "calificadas": 0,
        "utiles": 0,
        "mediana_respuesta": random.randint(0, 8) / 2 if answered else None,
    }


def _write(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> None:
    source = iter(rows)
    while some := list(islice(source, BATCH)):
        db.session.execute(insert(model), some)
