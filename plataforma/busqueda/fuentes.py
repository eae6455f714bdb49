"""Where documents come from: each part registers a function that yields its pages."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from flask import current_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flask import Flask

    from plataforma.busqueda.documento import Documento

    # Called without arguments it yields every public page. It may accept the key of one object as
    # an optional argument, and then yields that object's pages only: updates get cheaper.
    Fuente = Callable[..., Iterable[Documento]]

_KEY = "fuentes_de_busqueda"


class UnknownSourceError(KeyError):
    """No part registered a source with this name."""


def init_search(app: Flask, sources: Mapping[str, Callable[..., Iterable[Any]]]) -> None:
    """Give the application the sources of its parts."""
    app.extensions[_KEY] = dict(sources)


def register_source(name: str, function: Fuente) -> None:
    """Add a source to the running application (parts use `Part.search_sources`)."""
    current_app.extensions[_KEY][name] = function


def source_names() -> list[str]:
    """Return the names of all sources, in order."""
    return sorted(current_app.extensions[_KEY])


def list_documents(name: str, clave: str | None = None) -> list[Documento]:
    """Ask a source for its documents, or for those of one object."""
    function: Fuente | None = current_app.extensions[_KEY].get(name)
    if function is None:
        raise UnknownSourceError(name)
    if clave is None:
        return list(function())
    found = function(clave) if inspect.signature(function).parameters else function()
    return [documento for documento in found if documento.clave == clave]
