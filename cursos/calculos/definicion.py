"""What `calculos/<modulo>.yml` says."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from cursos.preguntas.base import Clave, Estricto, Varios

Numero = Annotated[float, Field(strict=False, allow_inf_nan=False)]
Nombre = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class Cuenta(Estricto):
    """One calculated number. `formula` may use the data and the results before it."""

    clave: Nombre
    formula: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    decimales: Annotated[int, Field(ge=0, le=6)] = 2
    resultado: Numero


class Plazo(Estricto):
    """One calculated date: so many days or months after another one."""

    clave: Nombre
    desde: date
    dias: Annotated[int, Field(ge=-3660, le=3660)] | None = None
    meses: Annotated[int, Field(ge=-120, le=120)] | None = None
    resultado: date

    @model_validator(mode="after")
    def _check_step(self) -> Plazo:
        if (self.dias is None) == (self.meses is None):
            raise ValueError("plazos: say dias or meses")
        return self


class Calculo(Estricto):
    """The numbers of one lesson: given (`datos`), calculated, and those nobody calculates."""

    leccion: Clave
    datos: Annotated[dict[Nombre, Numero], Field(default_factory=dict)]
    cuentas: Varios[Cuenta] = ()
    plazos: Varios[Plazo] = ()
    otros: Varios[Numero] = ()
