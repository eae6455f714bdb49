"""What the people of a cohort are narrowed by. All of it stands in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cursos.cohortes.queries import Situacion

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 80  # characters of a search
_PARADA = re.compile(r"([lmet])(\d{1,9})(?::([a-z0-9-]{1,80}))?")


class Orden(StrEnum):
    NOMBRE = "nombre"
    ACTIVIDAD = "actividad"  # who was last seen the longest ago comes first
    EMPRESA = "empresa"


class TipoParada(StrEnum):
    """What a person has before them."""

    LECCION = "l"
    MODULO = "m"
    EVALUACION = "e"
    TAREA = "t"


@dataclass(frozen=True)
class Parada:
    """A place where people stop: a lesson, a module, the final test or the worksheet of a course.

    By key, so that it is the same place in every version of the course.
    """

    tipo: TipoParada
    curso_id: int
    clave: str = ""

    def __str__(self) -> str:
        return f"{self.tipo.value}{self.curso_id}" + (f":{self.clave}" if self.clave else "")

    @classmethod
    def read(cls, text: str) -> Parada | None:
        """Read what `str` wrote; what makes no sense is no place."""
        match = _PARADA.fullmatch(text)
        if match is None:
            return None
        tipo = TipoParada(match[1])
        if bool(match[3]) != (tipo in (TipoParada.LECCION, TipoParada.MODULO)):
            return None
        return cls(tipo, int(match[2]), match[3] or "")


@dataclass(frozen=True, kw_only=True)
class Filtro:
    """Who is shown, in which order, on which page. Odd values show more, never fail."""

    situacion: Situacion | None = None
    parada: Parada | None = None
    pais: str = ""
    empresa: str = ""
    idioma: str = ""
    texto: str = ""
    orden: Orden = Orden.NOMBRE
    pagina: int = 1

    @classmethod
    def read(cls, args: Mapping[str, str]) -> Filtro:
        """Read the address of a page."""
        ver, orden, pagina = (args.get(name, "") for name in ("ver", "orden", "pagina"))
        return cls(
            situacion=Situacion(ver) if ver in set(Situacion) else None,
            parada=Parada.read(args.get("donde", "")),
            pais=_plain(args.get("pais", ""))[:2].upper(),
            empresa=_plain(args.get("empresa", "")),
            idioma=args.get("idioma", "") if args.get("idioma") in ("es", "pt") else "",
            texto=_plain(args.get("q", "")),
            orden=Orden(orden) if orden in set(Orden) else Orden.NOMBRE,
            pagina=int(pagina) if re.fullmatch(r"[0-9]{1,6}", pagina) else 1,
        )

    def as_args(self, **changes: object) -> dict[str, Any]:
        """Return the parts of the address; `changes` are other values of fields, "" for none."""
        kept = replace(self, **{"pagina": 1, **changes})  # type: ignore[arg-type]
        found = {
            "ver": kept.situacion.value if kept.situacion else "",
            "donde": str(kept.parada or ""),
            "pais": kept.pais,
            "empresa": kept.empresa,
            "idioma": kept.idioma,
            "q": kept.texto,
            "orden": "" if kept.orden == Orden.NOMBRE else kept.orden.value,
            "pagina": "" if kept.pagina == 1 else str(kept.pagina),
        }
        return {name: value for name, value in found.items() if value}

    @property
    def es_angosto(self) -> bool:
        """Whether somebody may be left out."""
        whole = Filtro(orden=self.orden, pagina=self.pagina)
        return self != whole


def _plain(text: str) -> str:
    """One line of signs that can be seen."""
    return " ".join("".join(c for c in text if c.isprintable()).split())[:LONGEST]
