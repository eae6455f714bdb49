"""Credentials by their code, whatever course grants them, and firms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cursos.catalogo.models import VersionCurso
from cursos.credenciales.models import Credencial, Logro
from cursos.reconocimientos.services import Pedido, preparar
from plataforma.archivos import Subida
from plataforma.db import db
from plataforma.organizaciones.models import RolMembresia, TipoOrganizacion
from tests.factories.credenciales import make_credencial, make_version
from tests.factories.identidad import make_membresia, make_organizacion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.reconocimientos.models import Reconocimiento
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

AREA_A = ("MC-A1", "MC-A2", "MC-A3", "MC-A4")
AREA_B = ("MC-B1", "MC-B2", "MC-B3", "MC-B4")
AREA_C = ("MC-C1", "MC-C2", "MC-C3", "MC-C4")
DE_EMPRESA = ("MC-B1", "MC-B2", "MC-C2", "MC-C3")


def make_version_de(codigo: str) -> VersionCurso:
    """Return the course that grants MC-A1 …, published when it is first needed."""
    slug = codigo.lower()
    for version in db.session.scalars(select(VersionCurso)):
        if version.curso.slug == slug:
            return version
    version = make_version(slug)
    version.credencial = version.credencial | {
        "codigo": codigo,
        "nombre": {"es": f"Sé {codigo}", "pt": f"Sei {codigo}"},
    }
    db.session.flush()
    return version


def give(persona: Usuario, *codigos: str, **values: Any) -> list[Credencial]:
    """Issue these credentials, one after the other."""
    issued = [make_credencial(persona, make_version_de(codigo), **values) for codigo in codigos]
    db.session.flush()  # the jobs that they asked for, too
    return issued


def held(titular: Usuario | Organizacion, codigo: str) -> list[Credencial]:
    """Return what somebody was ever issued under this code, oldest first."""
    whose = Credencial.organizacion_id if hasattr(titular, "slug") else Credencial.usuario_id
    found = select(Credencial).join(Logro, Logro.id == Credencial.logro_id)
    return list(
        db.session.scalars(
            found.where(whose == titular.id, Logro.codigo == codigo).order_by(Credencial.id)
        )
    )


def make_reconocimiento(persona: Usuario, codigo: str = "MC-A1", **changes: Any) -> Reconocimiento:
    """Prepare what somebody learned elsewhere, with a file that shows it."""
    asked: dict[str, Any] = {
        "correo": persona.correo,
        "institucion": "Universidad del Litoral",
        "titulo": "Diplomado en comercio exterior",
        "fecha": date(2025, 3, 12),
        "horas": 40.0,
        "enlace": "",
        "motivo": "Cubre los mismos temas, con evaluación final.",
        "archivo": Subida("constancia.pdf", b"%PDF-1.4 constancia"),
    }
    return preparar(Pedido(**asked | changes), make_version_de(codigo))


def make_empresa(gestor: Usuario, equipo: Iterable[Usuario] = (), **values: Any) -> Organizacion:
    empresa = make_organizacion(
        **{"nombre": "Dulces del Litoral", "tipo": TipoOrganizacion.EMPRESA} | values
    )
    make_membresia(gestor, empresa)
    for persona in equipo:
        make_membresia(persona, empresa, RolMembresia.LECTOR)
    return empresa
