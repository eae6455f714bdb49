"""A list from its file to its people in a served installation: times, locks, memory."""

from __future__ import annotations

import resource
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from cursos.cohortes.alcance import Vista
from cursos.cohortes.models import Participante
from cursos.importaciones import archivo, jobs, services
from cursos.importaciones.colocacion import colocar
from cursos.importaciones.confirmacion import confirmar
from cursos.importaciones.deshacer import deshacer
from cursos.importaciones.models import EstadoImportacion, Importacion
from cursos.importaciones.queries import contar
from cursos.planillas.columnas import Mapa
from plataforma.db import WRITE, db, transaction
from plataforma.identidad.models import Usuario
from tests.bench import medir
from tests.bench.mundo import prepare
from tests.factories.cohortes import make_cohorte
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.mundo import Mundo
    from tests.installation import Installation

EVERY = 1.0  # seconds between two answers of one learner


@dataclass
class Campana:
    """What it took, and every fault of what it left behind."""

    filas: int
    segundos: dict[str, float] = field(default_factory=dict)
    candado_ms: dict[str, float] = field(default_factory=dict)  # the longest write of each step
    memoria_mb: float = 0
    antes_ms: float = 0  # learners' p95 without a list
    durante_ms: float = 0
    faltas: list[str] = field(default_factory=list)


def make_larga(rows: int, known: int = 0) -> str:
    """A list with a mail each; the first ones have an account, one in a hundred is wrong."""
    lines = ["Nombre;Correo;Celular;Empresa;País"]
    for n in range(rows):
        mail = f"conocida{n}@correo.com" if n < known else f"persona{n}@correo.com"
        mail = "sin arroba" if n % 100 == 99 else mail
        lines.append(f"Persona Peña {n};{mail};;Firma {n % 900};Uruguay")
    return "\n".join(lines)


@contextmanager
def write_locks() -> Iterator[list[float]]:
    """Collect how long each writing transaction of this process made others wait, in ms.

    SQLite has one writer; on PostgreSQL all acts wait for each other at the audit log alone.
    """
    found: list[float] = []
    begun: dict[int, float] = {}
    one_writer = db.engine.dialect.name == "sqlite"

    def begins(connection: Any) -> None:
        if one_writer and connection.get_execution_options().get(WRITE):
            begun[id(connection)] = time.perf_counter()

    def sends(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "pg_advisory_xact_lock" in statement:
            begun.setdefault(id(connection), time.perf_counter())

    def ends(_session: Any) -> None:
        while begun:
            found.append((time.perf_counter() - begun.popitem()[1]) * 1000)

    listeners = (
        (db.engine, "begin", begins),
        (db.engine, "before_cursor_execute", sends),
        (Session, "after_commit", ends),
    )
    for target, name, listener in listeners:
        event.listen(target, name, listener)
    try:
        yield found
    finally:
        for target, name, listener in listeners:
            event.remove(target, name, listener)


def run(place: Installation, rows: int, *, learners: int, known: int = 0) -> Campana:
    """Take a list of so many rows to its people while so many learners answer questions."""
    done = Campana(rows)
    with prepare(place, learners) as mundo, place.serving():
        ids = _chamber(rows, known)
        seconds = 8.0 if learners else 0.0
        if learners:
            done.antes_ms = _p95(place, mundo, seconds)
            busy = _Busy(place, mundo)
            busy.start()
        _take(done, ids, make_larga(rows, known))
        if learners:
            done.durante_ms = busy.stop()
    return done


class _Busy:
    """Learners who answer until told to stop."""

    def __init__(self, place: Installation, mundo: Mundo) -> None:
        self._place, self._mundo = place, mundo
        self._times: list[medir.Tiempos] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go)

    def start(self) -> None:
        self._thread.start()

    def _go(self) -> None:
        while not self._stop.is_set():
            self._times.append(
                medir.answer_together(
                    self._place.port, self._mundo.aprendices, seconds=2, every=EVERY
                )
            )

    def stop(self) -> float:
        self._stop.set()
        self._thread.join()
        every = [s for t in self._times for s in t.segundos]
        assert not sum(t.fallos for t in self._times), "an answer was refused"
        return medir.Tiempos(every).percentile(0.95)


def _p95(place: Installation, mundo: Mundo, seconds: float) -> float:
    times = medir.answer_together(place.port, mundo.aprendices, seconds=seconds, every=EVERY)
    return times.percentile(0.95)


def _chamber(rows: int, known: int) -> tuple[int, int]:
    """Make a chamber with a cohort, and accounts of some people of the list."""
    with transaction():
        camara = make_organizacion()
        carla = make_usuario("Carla")
        make_membresia(carla, camara)
        cohorte = make_cohorte(camara, cupo=rows)
        for n in range(known):
            make_usuario(f"Persona {n}", correo=f"conocida{n}@correo.com")
        return cohorte.id, carla.id


def _take(done: Campana, ids: tuple[int, int], text: str) -> None:
    from cursos.cohortes.models import Cohorte

    before = _peak_mb()
    cohorte, carla = db.session.get_one(Cohorte, ids[0]), db.session.get_one(Usuario, ids[1])
    with _step(done, "leer"):
        subida = archivo.recibir(text.encode(), "lista.csv")
        with transaction():
            vista = Vista(cohorte, cohorte.organizacion)
            lista_id = services.anotar_subida(vista, subida, actor=carla).id
        with transaction():
            services.elegir(lista_id, subida.hoja, Mapa.from_dict(subida.mapa))
        jobs.leer(lista_id)
        lista = db.session.get_one(Importacion, lista_id, populate_existing=True)
        counted = contar(colocar(lista))
    done.memoria_mb = _peak_mb() - before
    with _step(done, "confirmar"), transaction():
        confirmar(lista_id, actor=db.session.get_one(Usuario, ids[1]))
    _check(done, lista_id, counted.nuevas)
    with _step(done, "deshacer"), transaction():
        deshacer(lista_id, actor=db.session.get_one(Usuario, ids[1]))


def _check(done: Campana, lista_id: int, expected: int) -> None:
    """Say what is missing or twice."""
    lista = db.session.get_one(Importacion, lista_id, populate_existing=True)
    people = db.session.scalar(
        select(func.count(Participante.id)).where(Participante.importacion_id == lista_id)
    )
    wrong = done.filas // 100
    if lista.estado != EstadoImportacion.CONFIRMADA:
        done.faltas.append(f"the list is {lista.estado}")
    if people != expected or people != done.filas - wrong:
        done.faltas.append(f"people: {people}, not {done.filas - wrong}")
    if lista.recibo["error"] != wrong:
        done.faltas.append(f"wrong rows: {lista.recibo['error']}, not {wrong}")


@contextmanager
def _step(done: Campana, name: str) -> Iterator[None]:
    start = time.perf_counter()
    with write_locks() as held:
        yield
    done.segundos[name] = time.perf_counter() - start
    done.candado_ms[name] = max(held, default=0.0)


def _peak_mb() -> float:
    """Return the most memory that this process has had, in MB (Linux tells kB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
