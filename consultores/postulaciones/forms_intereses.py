"""Ties to firms and bodies, interests, and the declaration; of an application and of a renewal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.postulaciones.forms import Datos, SeccionForm
from plataforma.forms import BooleanField, RadioField, TextAreaField, largo
from plataforma.i18n import get_lang
from plataforma.identificadores import explicar, leer_identificador
from plataforma.paises import PAISES, opciones_pais

MAX_VINCULOS = 30
MAX_NOMBRE, MAX_IDENTIFICADOR = 160, 40


@dataclass
class Fila:
    """A line as it was written, with what is wrong with it."""

    nombre: str = ""
    pais: str = ""
    identificador: str = ""
    error: str = ""
    normal: str = ""  # the tax id as it is kept


class InteresesForm(SeccionForm):
    plantilla = "postulaciones/secciones/intereses.html"
    campos = ("sin_vinculos", "tiene", "intereses", "declara")
    libres: ClassVar[int] = 2  # empty lines offered at a time
    se_guarda: ClassVar[bool] = True  # one may save, and come back to more empty lines
    sin_vinculos = BooleanField(_l("No tengo vínculo con ninguna empresa ni organismo."))
    tiene = RadioField(
        _l("¿Tiene otros intereses que puedan chocar con los de una empresa a la que ayude?"),
        description=_l("Por ejemplo: vende lo mismo, despacha sus cargas o trabaja en la aduana."),
        choices=[SelectChoice("no", _l("No tengo")), SelectChoice("si", _l("Sí, y los describo"))],
        validators=[Optional()],
    )
    intereses = TextAreaField(
        _l("Describa esos intereses"),
        description=_l(
            "Si respondió que sí. Los ven solo la Secretaría y la contraparte de su país."
        ),
        validators=[Optional(), largo(1000)],
    )
    declara = BooleanField(_l("Declaro que estos datos son ciertos y avisaré si algo cambia."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kept = kwargs.pop("vinculos", None) or []
        super().__init__(*args, **kwargs)
        self.tiene.flags.optional = False
        self.intereses.flags.optional = False  # needed by who says yes: the hint says so
        self.filas = _sent() if self.is_submitted() else [_line(v) for v in kept]
        self.pais_propio = ""
        self.opciones_pais = opciones_pais(get_lang(), otro=False)

    @classmethod
    def de(cls, datos: Datos) -> InteresesForm:
        return cls(**{name: datos.get(name) for name in (*cls.campos, "vinculos")})

    @property
    def lineas(self) -> list[Fila]:
        """What is written, and some empty lines."""
        free = max(0, min(self.libres, MAX_VINCULOS - len(self.filas)))
        return [*self.filas, *(Fila(pais=self.pais_propio) for _n in range(free))]

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        for fila in self.filas:
            fila.error = _problem(fila)
        if self.filas and self.sin_vinculos.data:
            self.sin_vinculos.errors = [_("Nombró vínculos: quite la marca, o borre los nombres.")]
            return False
        return valid and not any(f.error for f in self.filas)

    @property
    def errores(self) -> list[tuple[str, str]]:
        lines = [(f"vinculo-{i}", f.error) for i, f in enumerate(self.filas) if f.error]
        return [*super().errores, *lines]

    def recibido(self) -> Datos:
        ties = [{"nombre": f.nombre, "pais": f.pais, "identificador": f.normal} for f in self.filas]
        given = {name: self[name].data or "" for name in ("tiene", "intereses")}
        if given["tiene"] != "si":
            given["intereses"] = ""
        marks = {name: bool(self[name].data) for name in ("sin_vinculos", "declara")}
        return {**given, **marks, "vinculos": ties}


def _line(kept: dict[str, str]) -> Fila:
    return Fila(kept["nombre"], kept.get("pais", ""), kept.get("identificador", ""))


def _sent() -> list[Fila]:
    """The lines of the request, in order; what is empty is dropped."""
    columns = [
        [" ".join(value.split()) for value in request.form.getlist(name)[:MAX_VINCULOS]]
        for name in ("vinculo_nombre", "vinculo_pais", "vinculo_id")
    ]
    rows = [Fila(*row) for row in zip(*columns, strict=False)]
    return [row for row in rows if row.nombre or row.identificador]


def _problem(fila: Fila) -> str:
    if not fila.nombre:
        return str(_("Escriba el nombre de la empresa o del organismo."))
    if len(fila.nombre) > MAX_NOMBRE or len(fila.identificador) > MAX_IDENTIFICADOR:
        return str(_("El nombre o el identificador es demasiado largo."))
    if fila.pais not in PAISES:
        fila.pais = ""
    if not fila.identificador:
        return ""
    read = leer_identificador(fila.identificador, fila.pais)
    fila.normal = read.valor
    if read.aceptado or read.problema is None:
        return ""
    return explicar(read.problema, fila.pais)
