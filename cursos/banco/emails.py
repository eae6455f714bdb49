"""Messages about corrected keys, in the language of who receives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail

if TYPE_CHECKING:
    from cursos.cuestionarios.models import Intento


def mail_recalificada(intento: Intento, *, antes: int, aprueba: bool) -> None:
    """Tell the person that a key was wrong, what their mark was and is, and where to see it."""
    persona, curso = intento.inscripcion.usuario, intento.version.curso
    lang = persona.idioma
    queue_mail(
        persona.correo,
        "banco/email/recalificada",
        idioma=lang,
        nombre=persona.nombre,
        curso=curso.titulo.en(lang),
        antes=antes / 100,
        ahora=(intento.nota or 0) / 100,
        aprueba=aprueba,
        url=direccion_completa(
            "cuestionarios.resultado", lang=lang, curso=curso.slug, intento=intento.id
        ),
    )
