"""The directory in memory: who has each code and each word, as the bits of one number.

The rows (`models_directorio`) are the truth and may be written by other processes. Each search asks
the database for the sum of their revisions, and reads anew the blocks of rows in which it changed:
what a search finds is what its own transaction sees.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import current_app
from sqlalchemy import String, cast, func, select

from consultores.red.directorio import CODIGOS, EN_LA_OFERTA
from consultores.red.models_agenda import Ausencia
from consultores.red.models_directorio import FilaDirectorio, PalabraDirectorio
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

EN_MEMORIA = "red.indice"
BLOQUE = 256  # consultants that are read anew together
MAX_TERMINOS = 2_000  # of which is kept who has them
CON_LETRAS = (*CODIGOS, "modalidades")
LUGAR = "con_lugar"  # a column with one letter: somebody answers and there is room
ONE = ord("1")
_bloque = (FilaDirectorio.consultor_id // BLOQUE).label("bloque")
_nuevo = Lock()


def indice() -> Indice:
    """Return the index of this application; to be used under its lock, after `poner_al_dia`."""
    with _nuevo:
        found: Indice = current_app.extensions.setdefault(EN_MEMORIA, Indice())
    return found


class Indice:
    """Each consultant has a place: a bit in the sets of `con` (by column and letter) and of words.

    Not for two threads at once: hold `cerrojo`.
    """

    def __init__(self) -> None:
        self.cerrojo = Lock()
        self.con: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._lugar: dict[int, int] = {}  # by consultant
        self._filas: list[Any] = []  # by place; None: nobody
        self._orden: list[tuple[float, str, int, int]] = []  # speed, name, consultant, place
        self._cuantas: Counter[int] = Counter()  # by block: rows, and the sum of their revisions
        self._sumas: Counter[int] = Counter()
        self._pausas: dict[int, date] = {}  # by place
        self._hasta: dict[int, datetime] = {}
        self._vistos: tuple[datetime, datetime, int] | None = None
        self._terminos: dict[str, tuple[int, int]] = {}  # who has it, who offers it

    # What is asked of it

    def visibles(self) -> int:
        """Who is in the directory now (`Consultor.es_publico`); kept until the next one leaves."""
        moment, seen = now(), self._vistos
        if seen is None or not seen[0] <= moment < seen[1]:
            until = {place: end for place, end in self._hasta.items() if end > moment}
            seen = (moment, min(until.values(), default=moment), self._bits(until))
            self._vistos = seen
        return seen[2]

    def disponibles(self) -> int:
        """Who can take a request today: there is room, no pause, and they are not away."""
        day = hoy()
        away = db.session.scalars(
            select(Ausencia.consultor_id).where(Ausencia.desde <= day, Ausencia.hasta >= day)
        )
        gone = [self._lugar[i] for i in away if i in self._lugar]
        gone += [place for place, until in self._pausas.items() if until > day]
        return self.con[LUGAR][LUGAR] & ~self._bits(gone)

    def llamados(self, plegado: str) -> int:
        """Whose name has this text."""
        return self._bits(place for _, name, _, place in self._orden if plegado in name)

    def con_palabra(self, word: Iterable[str], *, en_la_oferta: bool = False) -> int:
        """Who has one of these terms; `leer_terminos` reads them before."""
        found = 0
        for term in word:
            found |= self._terminos[term][en_la_oferta]
        return found

    def leer_terminos(self, terms: Iterable[str]) -> None:
        """Read who has each of these terms, in one statement."""
        missing = {t for t in terms if t not in self._terminos}
        if not missing:
            return
        if len(self._terminos) > MAX_TERMINOS:
            self.olvidar_terminos()
            missing = set(terms)
        said = PalabraDirectorio
        people = func.aggregate_strings(cast(said.consultor_id, String), ",")
        rows = db.session.execute(
            select(said.termino, people, people.filter(said.peso == EN_LA_OFERTA))
            .where(said.termino.in_(sorted(missing)))
            .group_by(said.termino)
        )
        self._terminos |= dict.fromkeys(missing, (0, 0))
        for term, have, offer in rows:
            self._terminos[term] = (self._listed(have), self._listed(offer))

    def _listed(self, ids: str | None) -> int:
        """Return the set of these consultants; one that is not read yet is nobody."""
        known = map(self._lugar.get, map(int, ids.split(","))) if ids else ()
        return self._bits([place for place in known if place is not None])

    def olvidar_terminos(self) -> None:
        self._terminos.clear()

    def en_orden(self, groups: Sequence[int], first: int, many: int) -> list[int]:
        """Return some consultants of these sets: one set after another, each by speed and name."""
        found: list[int] = []
        for group in groups:
            count = group.bit_count()
            if first < count and len(found) < many:
                found += islice(self._people(group), first, first + many - len(found))
            first = max(0, first - count)
        return found

    def _people(self, group: int) -> Iterator[int]:
        held = group.to_bytes(len(self._filas) // 8 + 1, "little")
        return (i for _, _, i, place in self._orden if held[place >> 3] >> (place & 7) & 1)

    def _bits(self, places: Iterable[int]) -> int:
        digits = bytearray(b"0") * (len(self._filas) + 1)  # the first place is the last digit
        for place in places:
            digits[~place] = ONE
        return int(digits, 2)

    # Keeping it in step

    def poner_al_dia(self) -> None:
        """Read the rows that changed: one statement when there are none, else three."""
        row = FilaDirectorio
        count, total = db.session.execute(select(func.count(), func.sum(row.revision))).one()
        if (count, total or 0) == (self._cuantas.total(), self._sumas.total()):
            return
        each = select(_bloque, func.count(), func.sum(row.revision)).group_by("bloque")
        blocks = {block: said for block, *said in db.session.execute(each)}
        changed = {
            block
            for block in {*blocks, *self._cuantas}
            if blocks.get(block, [0, 0]) != [self._cuantas[block], self._sumas[block]]
        }
        query = select(*row.__table__.columns)
        if len(changed) < len(blocks):
            query = query.where((row.consultor_id // BLOQUE).in_(sorted(changed)))
        self._replace(changed, db.session.execute(query).all())

    def _replace(self, blocks: set[int], rows: Sequence[Any]) -> None:
        """Put these rows where those of the blocks were."""
        gone = {i for i in self._lugar if i // BLOQUE in blocks}
        flips: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        moved: dict[int, Any] = {}
        for row in rows:
            gone.discard(row.consultor_id)
            place = self._lugar.get(row.consultor_id)
            if place is None:
                place = self._lugar[row.consultor_id] = len(self._filas)
                self._filas.append(None)
            old = self._filas[place]
            if old is None or old.revision != row.revision:
                moved[place] = row
        moved |= {self._lugar[i]: None for i in gone}
        for place, row in moved.items():
            self._put(place, row, flips)
        for (name, letter), places in flips.items():
            self.con[name][letter] ^= self._bits(places)
        self._orden = [key for key in self._orden if key[-1] not in moved]
        self._orden += [
            (row.mediana, row.nombre_plegado, row.consultor_id, place)
            for place, row in moved.items()
            if row
        ]
        self._orden.sort()
        self._vistos = None
        self.olvidar_terminos()  # they may be others, too

    def _put(self, place: int, row: Any, flips: defaultdict[tuple[str, str], list[int]]) -> None:
        """Write one row; `flips`: the places at which each set is to be changed."""
        old = self._filas[place]
        self._filas[place] = row
        for pair in _letters(old) ^ _letters(row):
            flips[pair].append(place)
        for kept, sign in ((old, -1), (row, 1)):
            if kept:
                block = kept.consultor_id // BLOQUE
                self._cuantas[block] += sign
                self._sumas[block] += sign * kept.revision
        for column, kept in ((self._pausas, "pausa_hasta"), (self._hasta, "visible_hasta")):
            column.pop(place, None)
            if row and getattr(row, kept) is not None:
                column[place] = getattr(row, kept)


def _letters(row: Any) -> set[tuple[str, str]]:
    if row is None:
        return set()
    found = {(name, letter) for name in CON_LETRAS for letter in getattr(row, name)}
    return found | {(LUGAR, LUGAR)} if row.con_lugar else found
