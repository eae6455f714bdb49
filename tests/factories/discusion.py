"""Questions about lessons, with their answers and reports."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from cursos.discusion.models import Aporte, Denuncia, Duda, Razon
from cursos.discusion.services import Escrito
from cursos.discusion.texto import plegar
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario


def escrito(texto: str = "Entra en el FOB.", **changes: Any) -> Escrito:
    """Return what a valid form brings."""
    fields: dict[str, Any] = {
        "titulo": "¿El flete interno entra en el FOB?",
        "idioma": "es",
        "intento": secrets.token_hex(16),
    }
    return Escrito(texto=texto, **(fields | changes))


def make_duda(curso: Curso, autor: Usuario, leccion: str = "leccion-1", **values: Any) -> Duda:
    """Add a question, without telling anybody."""
    fields: dict[str, Any] = {"titulo": "¿El flete interno entra en el FOB?"} | values
    texto = fields.pop("texto", "Es mango de Concepción.")
    idioma = fields.pop("idioma", "es")
    duda = Duda(curso_id=curso.id, leccion_clave=leccion, **fields)
    duda.indice = plegar(f"{duda.titulo}\n{texto}")
    _add(duda, autor, es_pregunta=True, texto=texto, idioma=idioma)
    db.session.expire(duda, ["pregunta"])
    return duda


def make_respuesta(duda: Duda, autor: Usuario, **values: Any) -> Aporte:
    return _add(duda, autor, **({"texto": "Entra en el FOB.", "idioma": "es"} | values))


def _add(duda: Duda, autor: Usuario, **values: Any) -> Aporte:
    aporte = Aporte(duda=duda, autor_id=autor.id, intento=secrets.token_hex(16), **values)
    db.session.add_all([duda, aporte])
    db.session.flush()
    return aporte


def make_denuncia(aporte: Aporte, quien: Usuario, **values: Any) -> Denuncia:
    denuncia = Denuncia(
        aporte_id=aporte.id, usuario_id=quien.id, **({"razon": Razon.PUBLICIDAD} | values)
    )
    db.session.add(denuncia)
    db.session.flush()
    return denuncia
