"""What an address may carry: numbers that a table can hold, text that a database can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Request, abort, current_app, request
from werkzeug.routing import IntegerConverter
from werkzeug.utils import cached_property

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.datastructures import MultiDict
    from werkzeug.routing import Map

MAX_ID = 2**31 - 1  # PostgreSQL's integer; a larger number in an address names nothing


class NumeroConverter(IntegerConverter):
    """`<int:…>` that ends where the keys of the tables end."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:  # noqa: A002 — Werkzeug's name
        super().__init__(map, *args, **{"max": MAX_ID} | kwargs)


class Peticion(Request):
    """A request whose query and form have no U+0000: nobody types it and PostgreSQL refuses it.

    Form classes drop it with everything else that pasting leaves behind (`plataforma.forms`); this
    is for views that read a field by its name.
    """

    @cached_property
    def args(self) -> MultiDict[str, str]:
        return self._without_nul(super().args)

    def _load_form_data(self) -> None:
        loaded = "form" in self.__dict__
        super()._load_form_data()
        if not loaded:
            self.__dict__["form"] = self._without_nul(self.__dict__["form"])

    def _without_nul(self, values: MultiDict[str, str]) -> MultiDict[str, str]:
        pairs = values.items(multi=True)
        return self.parameter_storage_class((k, v.replace("\0", "")) for k, v in pairs)


def init_addresses(app: Flask) -> None:
    app.url_map.converters["int"] = NumeroConverter
    app.request_class = Peticion
    app.before_request(refuse_nul)


def refuse_nul() -> None:
    """Nothing of ours has U+0000 in its address."""
    if "\0" in request.path:
        abort(404)


def query_string() -> str:
    """Return `?a=b` of this request written anew, or nothing: never an argument of `url_for`."""
    pairs = list(request.args.items(multi=True))
    return f"?{urlencode(pairs)}" if pairs else ""


def direccion_completa(endpoint: str, **values: Any) -> str:
    """Return a whole address; works in jobs and commands, where no request gives the host."""
    base: str = current_app.extensions["settings"].base_url
    return base + current_app.url_map.bind("").build(endpoint, values, force_external=False)
