"""Public profiles as documents of the search, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.red.queries import list_publicos
from consultores.red.services import clave
from consultores.taxonomia import AREAS, IDIOMAS, nombres
from plataforma.busqueda import Documento, Tipo
from plataforma.i18n import LANGS
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consultores.red.models import Consultor


def documentos(clave_de_uno: str | None = None) -> Iterable[Documento]:
    """Yield every public consultant, or the one with this key."""
    wanted = int(clave_de_uno.partition(":")[2]) if clave_de_uno else None
    for consultor in list_publicos(wanted):
        for lang in LANGS:
            yield documento(consultor, lang)


def documento(consultor: Consultor, lang: str) -> Documento:
    areas = nombres(consultor.codigos_area, AREAS, lang)
    countries = [nombre_pais(code, lang) for code in consultor.codigos_pais]
    languages = nombres(consultor.codigos_idioma, IDIOMAS, lang)
    parts = [
        consultor.resumen.en(lang),
        consultor.presentacion.en(lang),
        ", ".join(areas),
        ", ".join([*countries, *languages]),
    ]
    return Documento(
        clave=clave(consultor),
        tipo=Tipo.CONSULTOR,
        idioma=lang,
        titulo=consultor.nombre,
        cuerpo="\n".join(part for part in parts if part),
        endpoint="red.ver",
        args={"slug": consultor.slug},
        facetas={
            "area": consultor.codigos_area,
            "pais": consultor.codigos_pais,
            "idioma": consultor.codigos_idioma,
        },
    )
