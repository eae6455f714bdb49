"""Who carries what: a consultant, the situation in which they are, and their figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

from consultores.red.models import EstadoConsultor
from plataforma.clock import now
from plataforma.dias_habiles import hoy

POR_PAGINA = 25
VENTANA = timedelta(days=90)  # of the offers that are counted, by the day on which they were made


class Situacion(StrEnum):
    """In which a consultant is now. Some exclude each other, some do not."""

    CON_LUGAR = "con_lugar"
    AL_TOPE = "al_tope"
    AUSENTE = "ausente"
    SIN_OFERTAS = "sin_ofertas"
    CALLA = "calla"
    INACTIVO = "inactivo"


class Orden(StrEnum):
    CARGA = "carga"
    SILENCIO = "silencio"
    OFERTA = "oferta"
    NOMBRE = "nombre"


@dataclass(frozen=True, kw_only=True)
class Filtro:
    """What the address says is wanted; every value is one that exists, or empty."""

    situacion: Situacion | None = None
    pais: str = ""
    area: str = ""
    q: str = ""  # as names are compared: lower case, no accents
    orden: Orden = Orden.CARGA
    pagina: int = 1

    def valores(self, **otros: object) -> dict[str, object]:
        """Return what the address of a neighbouring page says."""
        names = ("situacion", "pais", "area", "q")
        found = {name: getattr(self, name) for name in names}
        found["orden"] = self.orden if self.orden != Orden.CARGA else ""
        return {name: value for name, value in (found | otros).items() if value}

    @property
    def activos(self) -> bool:
        return any((self.pais, self.area, self.q, self.orden != Orden.CARGA))


@dataclass(kw_only=True)
class Cifras:
    """Offers of the last 90 days to one consultant, and what became of them."""

    ofrecidas: int = 0
    tomadas: int = 0
    rechazadas: int = 0
    calladas: int = 0
    a_tiempo: int = 0
    dias: list[int] = field(default_factory=list)  # business days of each answer

    @property
    def contestadas(self) -> int:
        return self.tomadas + self.rechazadas

    @property
    def exigibles(self) -> int:
        """Offers that were answered, or whose time to answer ran out."""
        return self.contestadas + self.calladas

    @property
    def mediana(self) -> float | None:
        return float(median(self.dias)) if self.dias else None


@dataclass(frozen=True, kw_only=True)
class Fila:
    """One consultant. `fuera_hasta`: the last day of the absence that runs today."""

    id: int
    slug: str
    nombre: str
    pais: str
    estado: EstadoConsultor
    vence_el: datetime | None
    acreditado_el: datetime | None
    cupo: int
    pausa_hasta: date | None
    ultima_oferta_el: datetime | None
    con_cuenta: bool
    abiertas: int
    fuera_hasta: date | None
    cifras: Cifras = field(default_factory=Cifras)

    @property
    def acreditado(self) -> bool:
        """Whether the accreditation holds today."""
        valid = self.vence_el is not None and self.vence_el > now()
        return self.estado == EstadoConsultor.ACREDITADO and valid

    @property
    def activo(self) -> bool:
        return self.acreditado and self.con_cuenta

    @property
    def lleno(self) -> bool:
        return self.abiertas >= self.cupo

    @property
    def en_pausa(self) -> bool:
        return self.pausa_hasta is not None and self.pausa_hasta > hoy()

    @property
    def con_lugar(self) -> bool:
        return self.activo and not (self.lleno or self.fuera_hasta or self.en_pausa)


@dataclass(frozen=True, kw_only=True)
class Demanda:
    """Requests sent in the last 90 days in the areas of one consultant."""

    de_sus_areas: int
    en_su_idioma: int
    de_sus_paises: int  # of those in their languages


def desde() -> datetime:
    """Return since when offers count."""
    return now() - VENTANA
