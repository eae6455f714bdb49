"""Published answers as documents of the search, and as what was answered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.respuestas.queries import list_visibles
from consultores.respuestas.services import clave
from consultores.taxonomia import AREAS, MERCADOS
from plataforma.busqueda import Documento, Tipo
from plataforma.i18n import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterable


def documentos(clave_de_una: str | None = None) -> Iterable[Documento]:
    """Yield every published answer, or the one with this key."""
    wanted = int(clave_de_una.partition(":")[2]) if clave_de_una else None
    for caso in list_visibles(wanted):
        for lang in LANGS:
            about = [AREAS[caso.area].en(lang)] if caso.area in AREAS else []
            about += [MERCADOS[caso.mercado].en(lang)] if caso.mercado in MERCADOS else []
            yield Documento(
                clave=clave(caso),
                tipo=Tipo.RESPUESTA,
                idioma=lang,
                titulo=caso.pregunta.en(lang),
                cuerpo="\n".join([caso.respuesta.en(lang), ", ".join(about)]),
                endpoint="respuestas.ver",
                args={"slug": caso.slug},
                facetas={"area": [caso.area], "pais": [p for p in (caso.mercado,) if p]},
            )
