"""What endorsements add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _

from cursos.avales import queries
from cursos.emisores import firmantes
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.i18n import get_lang
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cursos.avales.models import Aval
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario

BLOQUE = "avales/_curso.html"


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """A card for each chamber that issues and that the person manages."""
    for emisor in queries.list_camaras_de(persona.id):
        yield Tarjeta(
            titulo=_("Avales: %(camara)s", camara=emisor.nombre.en(get_lang())),
            href=url_for("avales.lista", organizacion=emisor.slug),
            texto=_("Lo que su cámara avala con su firma."),
            icono="shield",
            orden=46,
        )


def administracion(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.GESTIONAR_EMISORES):
        yield Tarjeta(
            titulo=_("Avales"),
            texto=_("Lo que la Secretaría avala con su firma."),
            href=url_for("avales.lista_de_secretaria"),
            icono="check",
            orden=36,
        )


def del_curso(version: VersionCurso) -> dict[str, Any]:
    """What the block on the page of a course takes."""
    return {"avalan": dichos(queries.list_de_version(version.id)) if version.credencial else []}


def dichos(avales: Sequence[Aval]) -> list[tuple[str, str, str]]:
    """Return who, what and where the signed document is."""
    lang = get_lang()
    return [
        (
            firmantes.perfil(aval.emisor, lang).nombre,
            aval.texto.en(lang),
            url_for("verificacion_raiz.documento_de_aval", aval=aval.codigo, idioma=lang),
        )
        for aval in avales
    ]
