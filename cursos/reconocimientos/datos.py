"""What is kept about a person's learning elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.reconocimientos import queries, services
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

KEPT = (
    *(
        "clave",
        "institucion",
        "titulo",
        "fecha",
        "horas",
        "enlace",
        "archivo",
        "tipo",
        "motivo",
        "creado_el",
    ),
)


def export_share(usuario: Usuario) -> list[dict[str, Any]]:
    return [as_json(one, *KEPT) for one in queries.list_de_persona(usuario.id)]


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """What a kept credential says of it in public stays with the credential."""
    for one in queries.list_de_persona(usuario.id):
        services.olvidar(one)
    db.session.flush()


PERSONAL_DATA = PersonalData(name="reconocimientos", export=export_share, erase=erase_share)
