"""Search: one seam over two engines, fed with our own es/pt analyser.

A part offers its pages in `Part.search_sources`; after a change it calls `request_update`.
"""

from plataforma.busqueda.documento import Documento, Tipo
from plataforma.busqueda.fuentes import init_search, register_source
from plataforma.busqueda.jobs import request_update
from plataforma.busqueda.queries import buscar, count_documents

__all__ = [
    "Documento",
    "Tipo",
    "buscar",
    "count_documents",
    "init_search",
    "register_source",
    "request_update",
]
