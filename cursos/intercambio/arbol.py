"""XML as a tree whose parts know their line. No DTD, no entities, no depth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax import SAXParseException  # nosec — only the name of its error
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml import DefusedXmlException
from flask_babel import lazy_gettext as _l

from cursos.intercambio.piezas import NoEntendidaError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.sax.xmlreader import AttributesImpl, Locator

MAX_DEPTH = 40
DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass
class Nodo:
    """An element with its own text and its children."""

    nombre: str
    atributos: dict[str, str]
    linea: int
    texto: str = ""
    hijos: list[Nodo] = field(default_factory=list)

    def todos(self, nombre: str) -> Iterator[Nodo]:
        return (h for h in self.hijos if h.nombre == nombre)

    def hijo(self, nombre: str) -> Nodo | None:
        return next(self.todos(nombre), None)

    def dice(self, *camino: str) -> str:
        """Return the text at a path of children, or ""."""
        node: Nodo | None = self
        for name in camino:
            node = node.hijo(name) if node else None
        return node.texto.strip() if node else ""


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root = Nodo("", {}, 0)
        self._open = [self.root]
        self._place: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 — SAX's name
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 — likewise
        line = (self._place.getLineNumber() if self._place else 0) or 0
        if len(self._open) > MAX_DEPTH:
            raise NoEntendidaError(_l("Tiene demasiadas partes una dentro de otra."), line)
        node = Nodo(name, dict(attrs.items()), line)
        self._open[-1].hijos.append(node)
        self._open.append(node)

    def endElement(self, name: str) -> None:  # noqa: N802 — likewise
        del name
        self._open.pop()

    def characters(self, content: str) -> None:
        self._open[-1].texto += content


def leer_arbol(source: str) -> Nodo:
    """Return the outermost element, or raise NoEntendidaError with the line."""
    builder = _Builder()
    body = DECLARED.sub(lambda m: "\n" * m[0].count("\n"), source, count=1)
    try:
        defusedxml.sax.parseString(body.encode(), builder, forbid_dtd=True)
    except SAXParseException as error:
        line = error.getLineNumber() or 1
        raise NoEntendidaError(_l("El archivo no es XML válido."), line) from None
    except DefusedXmlException:
        raise NoEntendidaError(_l("El archivo trae definiciones (DTD): quítelas."), 1) from None
    return builder.root.hijos[0]
