"""What the credential adds to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.credenciales.enganches import Repisa
from cursos.formadores import queries, services
from cursos.formadores.reglas import TALLERES, que_valen
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.part import Address, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario


def de_cohorte(persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """The way to say what one saw, for who may; the way to what is missing, for who teaches."""
    cohorte = vista.cohorte
    if cohorte.facilitador_id is None or not vista.es_propia:
        return
    if cohorte.facilitador_id == persona.id:
        yield Tarjeta(
            titulo=_("Formación de formadores"),
            texto=_("Vea qué le falta para la credencial de quien facilita."),
            href=url_for("formadores.ver"),
            icono="certificate",
            orden=70,
        )
    elif puede(persona, Permiso.OBSERVAR_COHORTE, cohorte):
        yield Tarjeta(
            titulo=_("Observar a quien facilita"),
            texto=_("Si estuvo en un encuentro, confirme qué vio: cuenta para su credencial."),
            href=url_for("formadores.observar", **vista.lugar),
            icono="check",
            orden=70,
        )


def estante(persona: Usuario) -> Iterable[Repisa]:
    """How far a facilitator is; nothing for who has none to facilitate, or holds it already."""
    talleres = queries.list_talleres(persona.id)
    if not talleres or queries.find_propia(persona.id):
        return
    done = min(len(que_valen(talleres, services.vigentes(persona), services.today())), TALLERES)
    yield Repisa(
        titulo=_("Formación de formadores"),
        href=url_for("formadores.ver"),
        texto=_(
            "%(hechas)s de %(total)s cohortes. Cuando estén, pídala aquí.",
            hechas=done,
            total=TALLERES,
        ),
        hechas=done,
        total=TALLERES,
    )


def direcciones() -> Iterator[Address]:
    yield Address(endpoint="formadores.ver")
