"""What the pages of the meetings show, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno
from flask_login import current_user
from markupsafe import Markup

from cursos.cohortes import direcciones
from cursos.encuentros import codigo, errors
from cursos.encuentros.cuando import cuando
from plataforma.clock import now, to_zone
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from cursos.encuentros.forms import EncuentroForm
    from cursos.encuentros.models import Encuentro
    from cursos.encuentros.queries import Conteo
    from plataforma.errors import DomainError


@dataclass(frozen=True)
class Linea:
    """A meeting on a page, on the clock of who looks."""

    e: Encuentro
    cuando: str
    cuando_alla: str  # on the clock it was set by, where that is another
    paso: bool
    asistieron: int


def linea(conteo: Conteo) -> Linea:
    return linea_de(conteo.encuentro, conteo.asistieron)


def linea_de(encuentro: Encuentro, asistieron: int = 0) -> Linea:
    own = current_user.zona_horaria or encuentro.zona
    clocks = {to_zone(encuentro.inicio, z).replace(tzinfo=None) for z in (own, encuentro.zona)}
    there = cuando(encuentro, encuentro.zona, get_lang()) if len(clocks) > 1 else ""
    here = cuando(encuentro, own, get_lang())
    return Linea(encuentro, here, there, encuentro.fin < now(), asistieron)


@dataclass(frozen=True)
class Pared:
    """What stands on the wall of the room."""

    codigo: str
    url: str
    qr: Markup


def codigo_en_la_pared(encuentro: Encuentro, lang: str) -> Pared:
    code = codigo.codigo_de(encuentro.semilla)
    own = direcciones.mi_cohorte(encuentro.cohorte_id, lang)
    url = f"{own}encuentros/{encuentro.id}/asistir/?codigo={code}"
    svg = segno.make(url, error="m").svg_inline(scale=4, border=2, omitsize=True, unit=None)
    return Pared(codigo.mostrar(code), url, Markup(svg))  # noqa: S704 — made here from an address


def put_on_field(form: EncuentroForm, error: DomainError) -> None:
    """Say a refusal where the person can mend it."""
    if isinstance(error, errors.YaPasoError):
        form.dia.errors = [str(error)]
    elif isinstance(error, errors.SinLugarError):
        form.lugar.errors = [str(error)]
    else:
        form.titulo.errors = [str(error)]
