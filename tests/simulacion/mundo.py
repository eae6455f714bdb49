"""Who takes part in the simulated year: consultants and firms of several countries and tempers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from consultores.acreditacion.decisiones import acreditar
from consultores.red.models import Ausencia
from consultores.taxonomia import TIPOS
from plataforma.clock import at
from plataforma.db import transaction
from plataforma.paises import zona_de
from plataforma.permissions import Rol
from tests.factories.consultores import make_postulado
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from random import Random

INICIO = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
# Consultants of a group serve all its countries: within a group and an area they are equals.
GRUPOS = {
    "sur": ("AR", "UY", "PY", "CL", "BO"),
    "norte": ("CO", "EC", "PE", "MX", "PA"),
    "brasil": ("BR",),
}
TIPOS_PEDIDOS = ("SOL-CLA", "SOL-ACU", "SOL-ORI", "SOL-LOG", "SOL-PAG", "SOL-MER", "SOL-PLA")
SIN_CONTRAPARTE = ("BO", "PA")


class Caracter(StrEnum):
    RAPIDO = "rapido"
    LENTO = "lento"  # answers on the last day, delivers late at times
    CALLADO = "callado"  # never answers an offer
    INCUMPLE = "incumple"  # accepts, and half of the time never delivers
    SE_AUSENTA = "se_ausenta"
    SE_VA = "se_va"  # closes the account
    SUSPENDIDO = "suspendido"
    SELECTIVO = "selectivo"  # says no to what is not the own subject


class Firma(StrEnum):
    ATENTA = "atenta"
    CALLADA = "callada"  # never says a word after asking
    INCOMPLETA = "incompleta"  # asks what has to be read, and does not complete it
    INALCANZABLE = "inalcanzable"
    AJUSTA = "ajusta"  # asks for changes
    IMPACIENTE = "impaciente"  # takes it back at times


CARACTERES = {
    Caracter.RAPIDO: 42,
    Caracter.LENTO: 20,
    Caracter.CALLADO: 6,
    Caracter.INCUMPLE: 6,
    Caracter.SE_AUSENTA: 10,
    Caracter.SE_VA: 4,
    Caracter.SUSPENDIDO: 4,
    Caracter.SELECTIVO: 8,
}
FIRMAS = {
    Firma.ATENTA: 50,
    Firma.CALLADA: 20,
    Firma.INCOMPLETA: 6,
    Firma.INALCANZABLE: 6,
    Firma.AJUSTA: 12,
    Firma.IMPACIENTE: 6,
}


@dataclass(frozen=True)
class Persona:
    """A consultant of the simulation."""

    consultor_id: int
    usuario_id: int
    caracter: Caracter
    grupo: str
    areas: tuple[str, ...]
    cupo: int
    ausencias: tuple[tuple[date, date], ...] = ()
    sale_el: datetime | None = None  # leaves, or is suspended

    def dias_activos(self, desde: datetime, hasta: datetime) -> int:
        """Count the days on which something could be offered."""
        end = min(self.sale_el, hasta) if self.sale_el else hasta
        days = max(0, (end - desde).days)
        return max(0, days - sum((min(b, end.date()) - a).days + 1 for a, b in self.ausencias))


@dataclass
class Mundo:
    personas: dict[int, Persona] = field(default_factory=dict)  # by consultant
    por_usuario: dict[int, Persona] = field(default_factory=dict)
    firmas: list[tuple[int, str, Firma]] = field(default_factory=list)  # account, country, temper
    contrapartes: dict[str, tuple[int, bool]] = field(default_factory=dict)  # account, acts

    def firma_de(self, usuario_id: int) -> Firma:
        return self._tempers[usuario_id]

    def __post_init__(self) -> None:
        self._tempers: dict[int, Firma] = {}

    def add_firma(self, usuario_id: int, pais: str, temper: Firma) -> None:
        self.firmas.append((usuario_id, pais, temper))
        self._tempers[usuario_id] = temper


def poblar(random: Random, *, consultores: int, firmas: int, dias: int) -> Mundo:
    """Make everybody, at the beginning of the year."""
    mundo = Mundo()
    with at(INICIO), transaction():
        for n in range(consultores):
            _add_consultor(mundo, n, random, dias)
    countries = [pais for group in GRUPOS.values() for pais in group]
    with at(INICIO), transaction():
        for n in range(firmas):
            pais = countries[n % len(countries)]
            temper = random.choices(tuple(FIRMAS), tuple(FIRMAS.values()))[0]
            persona = make_usuario(
                f"Firma {n}", pais=pais, idioma=_idioma(pais), zona_horaria=zona_de(pais) or ""
            )
            mundo.add_firma(persona.id, pais, temper)
        for pais in countries:
            if pais not in SIN_CONTRAPARTE:
                who = make_usuario(
                    f"Contraparte {pais}",
                    pais=pais,
                    idioma=_idioma(pais),
                    zona_horaria=zona_de(pais) or "",
                    roles=(Rol.CONTRAPARTE,),
                )
                mundo.contrapartes[pais] = (who.id, random.random() < 0.6)
        make_usuario("Elena Ríos", pais="UY", roles=(Rol.ADMINISTRACION,))
    return mundo


def _idioma(pais: str) -> str:
    return "pt" if pais == "BR" else "es"


def _add_consultor(mundo: Mundo, n: int, random: Random, dias: int) -> None:
    """Add one; groups and areas take turns, so that each has equals."""
    group = tuple(GRUPOS)[n % len(GRUPOS)]
    areas = sorted({TIPOS[t].area for t in TIPOS_PEDIDOS})
    first = (n // len(GRUPOS)) % len(areas)
    own = (areas[first], areas[(first + 1) % len(areas)])
    temper = random.choices(tuple(CARACTERES), tuple(CARACTERES.values()))[0]
    pais = random.choice(GRUPOS[group])
    usuario = make_usuario(
        f"Consultor {n}", pais=pais, idioma=_idioma(pais), zona_horaria=zona_de(pais) or ""
    )
    consultor = make_postulado(
        usuario,
        nombre=f"Consultor {n}",
        pais=pais,
        areas=list(own),
        idiomas=[_idioma(pais)],
        paises=list(GRUPOS[group]),
    )
    acreditar(consultor, actor=None, nivel="N2")
    consultor.cupo = random.choice((4, 6, 8))
    away = _holidays(temper, random, dias)
    consultor.ausencias.extend(Ausencia(desde=a, hasta=b) for a, b in away)
    leaves = temper in (Caracter.SE_VA, Caracter.SUSPENDIDO)
    out = INICIO + timedelta(days=random.randint(dias // 5, dias * 4 // 5)) if leaves else None
    persona = Persona(
        consultor.id, usuario.id, temper, group, own, consultor.cupo, tuple(away), out
    )
    mundo.personas[consultor.id] = mundo.por_usuario[usuario.id] = persona


def _holidays(temper: Caracter, random: Random, dias: int) -> list[tuple[date, date]]:
    if temper != Caracter.SE_AUSENTA:
        return []
    found, start = [], INICIO.date()
    for part in range(2):
        day = start + timedelta(days=part * dias // 2 + random.randint(0, max(1, dias // 2 - 25)))
        found.append((day, day + timedelta(days=random.randint(10, 20))))
    return found


def contar(mundo: Mundo) -> Counter[Caracter]:
    return Counter(p.caracter for p in mundo.personas.values())
