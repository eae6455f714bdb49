"""What invitations add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.cohortes.enlaces import enlace_de
from cursos.invitaciones.queries import list_invitaciones
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.i18n import bi, fecha
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """The invitations that wait for the person's proven address."""
    if persona.correo_verificado_el is not None:
        for p in list_invitaciones(persona.correo):
            yield Tarjeta(
                titulo=_("%(camara)s le invita", camara=p.organizacion.nombre),
                texto=bi(p.cohorte.titulo),
                href=url_for("invitaciones.ver", token=enlace_de(p.semilla).token),
                accion=_("Ver la invitación"),
                icono="mail",
                grupo="principal",
                orden=5,
            )


def herramientas(persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    """How people get into a cohort without a spreadsheet, for those who bring them."""
    cohorte = vista.cohorte
    if puede(persona, Permiso.TRAER_PERSONAS, vista):
        yield Tarjeta(
            titulo=_("Invitar a una persona"),
            texto=_("Con su nombre y su correo, sin planilla."),
            href=url_for("personas.nueva", **vista.lugar),
            icono="mail",
            orden=12,
        )
    if not vista.es_propia or not puede(persona, Permiso.GESTIONAR_COHORTE, cohorte):
        return
    yield Tarjeta(
        titulo=_("Entrar con un código"),
        texto=_("Abierta hasta el %(fecha)s.", fecha=fecha(cohorte.codigo_hasta))
        if cohorte.esta_abierta
        else _("Un código y un cartel con QR para una feria o una sala."),
        href=url_for("ajustes.codigo", **vista.lugar),
        icono="key",
        orden=14,
    )
    yield Tarjeta(
        titulo=_("Ajustes"),
        texto=_("Fechas, lugares, países, bienvenida, quién la facilita y con quién se comparte."),
        href=url_for("cohortes.editar", **vista.lugar),
        icono="edit",
        orden=90,
    )
