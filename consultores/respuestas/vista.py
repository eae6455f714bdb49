"""How an answer reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.respuestas.anonimo import Clase
from consultores.respuestas.models import EstadoCaso
from consultores.taxonomia import ACUERDOS, AREAS, MERCADOS, SUBTEMAS
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consultores.respuestas.models import CasoResuelto

ESTADOS = {
    EstadoCaso.PROPUESTA: _l("Espera a la empresa"),
    EstadoCaso.ACORDADA: _l("Espera a un editor"),
    EstadoCaso.NEGADA: _l("La empresa no quiso"),
    EstadoCaso.PUBLICADA: _l("Publicada"),
    EstadoCaso.POR_REVISAR: _l("Por revisar"),
    EstadoCaso.RETIRADA: _l("Retirada"),
}
TONOS = {
    EstadoCaso.ACORDADA: "atencion",
    EstadoCaso.PUBLICADA: "exito",
    EstadoCaso.POR_REVISAR: "atencion",
}
CLASES = {
    Clase.NOMBRE: _l("El nombre de la empresa o de quien preguntó"),
    Clase.PARTE: _l("Una parte del nombre de quien preguntó"),
    Clase.PERSONA: _l("El nombre de una persona"),
    Clase.CORREO: _l("Un correo"),
    Clase.NUMERO: _l("Un número de este caso"),
    Clase.CIFRAS: _l("Un número largo: ¿teléfono o identificador?"),
    Clase.MONTO: _l("Un monto"),
    Clase.ENLACE: _l("Un enlace"),
}


@dataclass(frozen=True)
class Tarjeta:
    """One answer in a list."""

    slug: str
    pregunta: str
    temas: list[str]
    quien: str
    quien_slug: str  # of the profile, while it is public
    publicada: str


def lista_de(casos: Iterable[CasoResuelto], lang: str) -> list[Tarjeta]:
    return [_card(c, lang) for c in casos]


def _card(c: CasoResuelto, lang: str) -> Tarjeta:
    topics = [
        *([AREAS[c.area].en(lang)] if c.area in AREAS else []),
        *([SUBTEMAS[c.subtema].en(lang)] if c.subtema in SUBTEMAS else []),
        *([MERCADOS[c.mercado].en(lang)] if c.mercado in MERCADOS else []),
        *([ACUERDOS[c.acuerdo].nombre.en(lang)] if c.acuerdo in ACUERDOS else []),
    ]
    who = c.consultor if c.consultor is not None and c.consultor.es_publico else None
    return Tarjeta(
        slug=c.slug,
        pregunta=c.pregunta.en(lang),
        temas=topics,
        quien=who.nombre if who else _("La red de consultores"),
        quien_slug=who.slug if who else "",
        publicada=fecha(c.publicada_el),
    )


def fuentes(c: CasoResuelto) -> list[tuple[str, str, str]]:
    """Return (title, address or nothing, day on which it was read) of each source."""
    return [(f["titulo"], f["url"], fecha(date.fromisoformat(f["fecha"]))) for f in c.fuentes]
