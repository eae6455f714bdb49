"""A zipped spreadsheet, unpacked with care: nothing that it declares of itself is believed. Pure.

Runs in the child process of `lector.py`: only the standard library is imported here.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

MB = 1024 * 1024
MAX_TOTAL = 100 * MB
MAX_RATIO = 100
SMALL = MB  # below this no ratio is looked at: a page of spaces is no bomb
MAX_ENTRIES = 2_000
CHUNK = 64 * 1024
HEAD = 30  # bytes of an entry's own header
PROLOGUE = 4 * 1024  # a document type stands before the first element
# The others are unpacked by Python without a limit: 400 bytes of bzip2 become 400 MB in memory.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
)


class RechazoError(Exception):
    """The file cannot be read. `codigo` names the class in `errors.py`; the parent says it."""

    def __init__(self, codigo: str, **valores: object) -> None:
        self.codigo = codigo
        self.valores = valores
        super().__init__(codigo)


class Comprimido:
    """The entries of a zip whose unpacked size was counted, byte by byte."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNREADABLE:
            raise RechazoError("danada") from None
        self._infos = {i.filename: i for i in self._zip.infolist()}
        self._check_directory(len(data))
        self._count()

    @property
    def nombres(self) -> set[str]:
        return set(self._infos)

    def trozos(self, nombre: str) -> Iterator[bytes]:
        """Yield the content of an entry, a piece at a time."""
        if nombre not in self._infos:
            raise RechazoError("danada")
        try:
            with self._zip.open(self._infos[nombre]) as entry:
                while piece := entry.read(CHUNK):
                    yield piece
        except UNREADABLE:
            raise RechazoError("danada") from None

    def _check_directory(self, size: int) -> None:
        infos = sorted(self._zip.infolist(), key=lambda i: i.header_offset)
        if len(infos) > MAX_ENTRIES:
            raise RechazoError("bomba")
        if len(self._infos) < len(infos):  # two entries with one name: readers take different ones
            raise RechazoError("danada")
        if any(i.flag_bits & ENCRYPTED for i in infos):
            raise RechazoError("contrasena")
        if any(i.compress_type not in METHODS for i in infos):
            raise RechazoError("danada")
        ends = [i.header_offset + HEAD + i.compress_size for i in infos]
        starts = [*(i.header_offset for i in infos), size][1:]
        if any(end > start for end, start in zip(ends, starts, strict=True)):
            raise RechazoError("bomba")  # entries that share their bytes

    def _count(self) -> None:
        total = 0
        for name, info in self._infos.items():
            unpacked = 0
            for piece in self.trozos(name):
                if not unpacked and name.endswith((".xml", ".rels")):
                    _refuse_document_type(piece)
                unpacked += len(piece)
                too_dense = unpacked > SMALL and unpacked > MAX_RATIO * info.compress_size
                if too_dense or total + unpacked > MAX_TOTAL:
                    raise RechazoError("bomba")
            total += unpacked


def _refuse_document_type(piece: bytes) -> None:
    """No spreadsheet has one; entities that grow, or that read other files, begin with it."""
    start = piece[:PROLOGUE].replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise RechazoError("danada")


def analizador() -> expat.XMLParserType:
    """Return an XML parser that refuses document types, wherever they stand."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise RechazoError("danada")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


def recorrer(paquete: Comprimido, nombre: str, parser: expat.XMLParserType) -> None:
    """Feed a whole entry to the parser."""
    try:
        for piece in paquete.trozos(nombre):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise RechazoError("danada") from None


@lru_cache(256)
def local(nombre: str) -> str:
    """«x:row» → «row»: programs choose their own prefixes."""
    return nombre.rsplit(":", 1)[-1]
