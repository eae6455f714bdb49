"""What who wrote a text hears of a decision about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail
from plataforma.identidad.models import EstadoUsuario

if TYPE_CHECKING:
    from cursos.discusion.models import Aporte

MODERACION = "discusion/email/moderacion"


def oculto(aporte: Aporte) -> None:
    _moderacion(aporte, motivo=aporte.motivo)


def restaurado(aporte: Aporte) -> None:
    _moderacion(aporte, motivo="")


def _moderacion(aporte: Aporte, *, motivo: str) -> None:
    """`motivo`: why the text is hidden; empty when it is shown again."""
    persona, duda = aporte.autor, aporte.duda
    if persona.estado != EstadoUsuario.ACTIVO:
        return
    queue_mail(
        persona.correo,
        MODERACION,
        idioma=persona.idioma,
        nombre=persona.nombre,
        motivo=motivo,
        titulo=duda.titulo,
        curso=duda.curso.titulo.en(persona.idioma),
        url=direccion_completa(
            "discusion.ver", lang=persona.idioma, curso=duda.curso.slug, duda=duda.id
        ),
    )
