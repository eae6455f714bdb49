"""Applications, made through the services as a person makes them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from consultores.acreditacion import queries
from consultores.acreditacion.ficha import datos_de_ficha
from consultores.postulaciones import borradores, envio, evidencias, referencias
from consultores.postulaciones.evidencias import Prueba
from consultores.postulaciones.referencias import Persona
from plataforma.archivos import Subida
from plataforma.db import db
from tests.factories.consultores import ficha

if TYPE_CHECKING:
    from consultores.acreditacion.models import Postulacion
    from plataforma.identidad.models import Usuario

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
COMPLETA: dict[str, Any] = {
    "areas": ["ADU", "LOG"],
    "subtemas": ["ADU-DES", "LOG-FLE"],
    "sectores": ["S04"],
    "servicios": ["AT-PUN", "REV"],
}


def make_datos(nivel: str = "N2", **changes: Any) -> dict[str, dict[str, Any]]:
    """Return every section of an application, complete."""
    return datos_de_ficha(ficha(**{**COMPLETA, **changes}), nivel)


def persona(n: int = 1, **changes: str) -> Persona:
    """Return what is said of a referee."""
    values = {
        "nombre": f"Rita Paz {n}",
        "institucion": "Quesos del Valle",
        "relacion": "Fue mi clienta",
        "correo": f"rita{n}@correo.test",
        "idioma": "es",
    }
    return Persona(**{**values, **changes})


def make_pruebas(usuario: Usuario, *, personas: int = 3, texto: str = "") -> Postulacion:
    """Add a file and referees to what the person has open, or to a new draft."""
    found = borradores.abrir(usuario)
    evidencias.agregar(
        found,
        Prueba(
            prueba=f"Despachos de 2024 {texto}".strip(),
            intento=secrets.token_hex(16),
            archivo=Subida("despachos.pdf", PDF + texto.encode()),
        ),
    )
    for n in range(1, personas + 1):
        referencias.nombrar(found, persona(n))
    db.session.flush()
    return found


def make_borrador_completo(usuario: Usuario, nivel: str = "N2", **changes: Any) -> Postulacion:
    """Add a draft in which nothing is missing."""
    found = make_pruebas(usuario)
    for code, said in make_datos(nivel, nombre=usuario.nombre, **changes).items():
        borradores.poner(found, code, said)
    db.session.flush()
    return found


def make_enviada(usuario: Usuario, nivel: str = "N2", **changes: Any) -> Postulacion:
    """Add an application that was sent."""
    make_borrador_completo(usuario, nivel, **changes)
    envio.enviar(usuario)
    found = queries.find_abierta(usuario)
    assert found is not None
    return found
