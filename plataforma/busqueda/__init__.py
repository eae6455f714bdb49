"""Search: one seam over two engines, fed with our own es/pt analyser.

A part offers its pages in `Part.search_sources`; after a change it calls `request_update`.
"""

from plataforma.busqueda.commands import reindex
from plataforma.busqueda.documento import Documento, Tipo
from plataforma.busqueda.fuentes import init_search, register_source
from plataforma.busqueda.jobs import request_differences, request_update
from plataforma.busqueda.queries import buscar, count_documents, find_claves, needs_reindex

__all__ = [
    "Documento",
    "Tipo",
    "buscar",
    "count_documents",
    "find_claves",
    "init_search",
    "needs_reindex",
    "register_source",
    "reindex",
    "request_differences",
    "request_update",
]
