"""The embedded engine: a Whoosh index in the instance folder.

Written only by the job runner and the commands (one writer); every server process reads it.
Whoosh pickles its schema, so the folder is trusted code: never upload it, rebuild it instead.
"""

from __future__ import annotations

import threading
import time
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from plataforma.busqueda.analisis import analyse
from plataforma.busqueda.documento import Acierto
from plataforma.busqueda.motor import LIMITE, PESO_EXACTA, PESO_TITULO

with warnings.catch_warnings():
    # Old escapes in Whoosh's source warn when Python 3.12+ compiles it. Only here, only these.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    # The codec is loaded late by Whoosh itself: it should warn now, unheard.
    from whoosh import codec, fields, index, query, writing

    codec.default_codec()

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from plataforma.busqueda.analisis import Token
    from plataforma.busqueda.documento import Consulta, Documento

T = TypeVar("T")
NOMBRE = "v1"  # change it with the schema: an old index is then not found, and rebuilt
WAIT_FOR_WRITER = 60.0  # seconds
READ_TRIES = 6
SCHEMA = fields.Schema(
    id=fields.ID(unique=True),
    clave=fields.ID(stored=True),
    idioma=fields.ID(stored=True),
    tipo=fields.ID(stored=True),
    titulo=fields.KEYWORD(scorable=True),
    cuerpo=fields.KEYWORD(scorable=True),
    titulo_exacto=fields.KEYWORD(scorable=True),
    cuerpo_exacto=fields.KEYWORD(scorable=True),
)
# The exact form is found besides the term, so it adds the part above 1.
PESOS = {
    "titulo": PESO_TITULO,
    "cuerpo": 1.0,
    "titulo_exacto": PESO_TITULO * (PESO_EXACTA - 1),
    "cuerpo_exacto": PESO_EXACTA - 1,
}


class MotorWhoosh:
    """See `plataforma.busqueda.motor.Motor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = threading.local()  # a Whoosh reader must not be shared between threads

    def row_values(self, documento: Documento) -> dict[str, str]:
        del documento
        return {}

    def replace_all(self, documentos: Iterable[Documento]) -> None:
        with self._writing(mergetype=writing.CLEAR) as writer:
            for documento in documentos:
                writer.add_document(**_fields(documento))

    def replace(self, clave: str, documentos: Sequence[Documento]) -> None:
        """In one commit, which reads and writes much more than these documents.

        Deleted documents stay in their segment until it is written anew: a page that is gone for
        good leaves nothing.
        """
        with self._writing(optimize=not documentos) as writer:
            writer.delete_by_term("clave", clave)
            for documento in documentos:
                writer.add_document(**_fields(documento))

    def is_ready(self) -> bool:
        return self._folder.is_dir() and bool(index.exists_in(self._folder, NOMBRE))

    def search(self, consulta: Consulta) -> Sequence[Acierto]:
        """Find nothing before the first build (a restored backup has no index either)."""
        try:
            return self._retrying(lambda: self._search(consulta))
        except index.EmptyIndexError:
            return []

    def _search(self, consulta: Consulta) -> list[Acierto]:
        searcher = self._searcher()
        found = [
            Acierto(hit["clave"], lang, hit["tipo"], float(hit.score or 0))
            for lang, words in consulta.palabras.items()
            if words
            for hit in searcher.search(
                _query(words, todas=consulta.todas),
                limit=LIMITE,
                filter=query.Term("idioma", lang),
            )
        ]
        return sorted(found, key=lambda hit: -hit.puntaje)[:LIMITE]

    def _searcher(self) -> Any:
        """Return this thread's searcher, brought up to the last commit."""
        opened = getattr(self._thread, "searcher", None)
        # Opened anew rather than with Whoosh's refresh(), which may hand out closed readers.
        if opened is None or not opened.up_to_date():
            self._thread.searcher = None
            opened = index.open_dir(self._folder, NOMBRE).searcher()
            self._thread.searcher = opened
        return opened

    def _retrying(self, read: Callable[[], T]) -> T:
        """Read again when a commit takes the files away between finding and opening them."""
        for attempt in range(READ_TRIES):
            try:
                return read()
            except FileNotFoundError:
                self._thread.searcher = None
                time.sleep(0.02 * 2**attempt)
        return read()

    @contextmanager
    def _writing(self, **commit: object) -> Iterator[Any]:
        """Take the only writer, waiting for another one to end; commit, or leave all as it was."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            opened = index.open_dir(self._folder, NOMBRE)
        except index.EmptyIndexError:
            opened = index.create_in(self._folder, SCHEMA, NOMBRE)
        writer = opened.writer(timeout=WAIT_FOR_WRITER, delay=0.05, limitmb=64)
        try:
            yield writer
            writer.commit(**commit)
        except BaseException:
            if not writer.is_closed:
                writer.cancel()
            raise


def _fields(documento: Documento) -> dict[str, str]:
    title = list(analyse(documento.titulo, documento.idioma))
    body = list(analyse(documento.cuerpo, documento.idioma))
    return {
        "id": f"{documento.idioma}:{documento.clave}",
        "clave": documento.clave,
        "idioma": documento.idioma,
        "tipo": documento.tipo,
        "titulo": " ".join(t.termino for t in title),
        "cuerpo": " ".join(t.termino for t in body),
        "titulo_exacto": " ".join(t.exacto for t in title),
        "cuerpo_exacto": " ".join(t.exacto for t in body),
    }


def _query(words: Sequence[Token], *, todas: bool) -> Any:
    join = query.And if todas else query.Or
    return join([_word(token) for token in words])


def _word(token: Token) -> Any:
    forms = {"titulo": token.termino, "cuerpo": token.termino}
    forms |= {"titulo_exacto": token.exacto, "cuerpo_exacto": token.exacto}
    return query.Or([query.Term(name, form, boost=PESOS[name]) for name, form in forms.items()])
