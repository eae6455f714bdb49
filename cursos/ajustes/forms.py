"""Shape of what a chamber writes about a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange, Optional

from cursos.ajustes.services import DatosCohorte
from cursos.cohortes.models import CUPO, Cohorte
from plataforma.forms import (
    BooleanField,
    DateField,
    Form,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    largo,
    requerido,
    una_de,
)
from plataforma.paises import PAISES, opciones_pais
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario

MAX_SEATS = 2_000
MAX_WELCOME = 800


class EditarCohorteForm(Form):
    """What may change as long as the cohort lasts."""

    nombre = StringField(
        _l("Nombre de la cohorte"),
        [requerido(_l("Escriba un nombre, por ejemplo Alimentos, otoño 2027.")), largo(120)],
        description=_l("Lo verán las personas que inscriba."),
    )
    inicio = DateField(_l("Empieza el"), [requerido(_l("Escriba la fecha de inicio."))])
    cierre = DateField(
        _l("Cierra el"),
        [requerido(_l("Escriba la fecha de cierre."))],
        description=_l("Último día para terminar, inclusive. Después el curso sigue abierto."),
    )
    cupo = IntegerField(
        _l("Lugares"),
        [
            requerido(_l("Escriba cuántos lugares hay, por ejemplo 40.")),
            NumberRange(1, MAX_SEATS, _l("Escriba un número entre %(min)d y %(max)d.")),
        ],
        default=CUPO,
        render_kw={"unidad": _l("personas")},
    )
    bienvenida_es = TextAreaField(
        _l("Mensaje de bienvenida en español"),
        [Optional(), largo(MAX_WELCOME)],
        description=_l("Va en el correo de invitación. Si escribe un solo idioma, sale ese."),
        render_kw={"filas": 3},
    )
    bienvenida_pt = TextAreaField(
        _l("Mensaje de bienvenida en portugués"),
        [Optional(), largo(MAX_WELCOME)],
        render_kw={"filas": 3},
    )

    entre_pares = BooleanField(
        _l("Cada persona revisa las hojas de trabajo de otras dos, sin nombres")
    )
    facilitador = SelectField(
        _l("Quién la facilita"),
        [Optional()],
        description=_l(
            "Ve a todas las personas y conduce los encuentros; no inscribe ni cambia nada aquí. "
            "Las personas verán su nombre."
        ),
    )

    @property
    def datos(self) -> DatosCohorte:
        """What was written, once valid."""
        es, pt = self.bienvenida_es.data or "", self.bienvenida_pt.data or ""
        return DatosCohorte(
            nombre=self.nombre.data,
            inicio=self.inicio.data,
            cierre=self.cierre.data,
            cupo=self.cupo.data,
            bienvenida=TextoBilingue(es, pt) if es or pt else None,
            entre_pares=self.entre_pares.data,
            facilitador_id=int(self.facilitador.data) if self.facilitador.data else None,
        )

    def elegir(self, facilitadores: Iterable[Usuario]) -> None:
        """Say who may be named."""
        people = [(str(p.id), p.nombre) for p in facilitadores]
        self.facilitador.choices = una_de(people, _("Nadie todavía"))

    @classmethod
    def of(cls, cohorte: Cohorte) -> EditarCohorteForm:
        """The form filled with what the cohort has."""
        text = cohorte.bienvenida or TextoBilingue("", "")
        named = str(cohorte.facilitador_id or "")
        return cls(obj=cohorte, bienvenida_es=text.es, bienvenida_pt=text.pt, facilitador=named)


class CohorteForm(EditarCohorteForm):
    """A new cohort: also its course or route, which does not change afterwards."""

    curso = SelectField(
        _l("Curso o ruta"),
        description=_l(
            "En una ruta, quien termina un curso pasa solo al siguiente. No se cambia después."
        ),
    )


class CuposForm(Form):
    """Seats for people of each country; empty where a country has none of its own."""

    @property
    def cupos(self) -> dict[str, int]:
        return {code: self[f"pais_{code}"].data for code in PAISES if self[f"pais_{code}"].data}

    def nombrar(self, lang: str) -> list[Any]:
        """Return the fields with the countries' names, by name."""
        for code, name in (found := opciones_pais(lang, otro=False)):
            self[f"pais_{code}"].label.text = name
        return [self[f"pais_{code}"] for code, _name in found]


for _code in PAISES:
    setattr(
        CuposForm,
        f"pais_{_code}",
        IntegerField(
            _code,
            [
                Optional(),
                NumberRange(1, MAX_SEATS, _l("Escriba un número entre %(min)d y %(max)d.")),
            ],
        ),
    )


class CodigoForm(Form):
    """Until when the code lets people in."""

    hasta = DateField(
        _l("El código sirve hasta el"), [requerido(_l("Escriba hasta qué día, inclusive."))]
    )
