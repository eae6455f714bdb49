"""Messages about the team of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail, secret

if TYPE_CHECKING:
    from plataforma.equipos.models import InvitacionEquipo
    from plataforma.organizaciones.models import Membresia, RolMembresia

INVITACION = secret("equipos/email/invitacion")
EQUIPO = "equipos/email/equipo"


def mail_invitacion(invitacion: InvitacionEquipo, token: str) -> None:
    """Send the link that lets the reader act for the organisation."""
    queue_mail(
        invitacion.correo,
        INVITACION,
        idioma=invitacion.idioma,
        de=invitacion.creada_por.nombre if invitacion.creada_por else "",
        organizacion=invitacion.organizacion.nombre,
        rol=invitacion.rol,
        traspaso=invitacion.traspaso,
        vence=invitacion.vence_el,
        url=direccion_completa("equipos.invitacion", lang=invitacion.idioma, llave=token),
    )


def mail_equipo(membresia: Membresia, acto: str, *, otra: str = "", queda: str = "") -> None:
    """Tell somebody what changed: rol, quitado, recibe (the management), entrega (it)."""
    persona, organizacion = membresia.usuario, membresia.organizacion
    out = acto == "quitado" or (acto == "entrega" and not queda)
    url = direccion_completa("panel.ver", lang=persona.idioma)
    if not out:
        url = direccion_completa("equipos.ver", lang=persona.idioma, organizacion=organizacion.slug)
    queue_mail(
        persona.correo,
        EQUIPO,
        idioma=persona.idioma,
        nombre=persona.nombre,
        organizacion=organizacion.nombre,
        acto=acto,
        rol=membresia.rol,
        otra=otra,
        queda=queda,
        url=url,
    )


def mail_traspaso(de: Membresia, a: Membresia, queda: RolMembresia | None) -> None:
    """Tell who handed over and who received."""
    mail_equipo(a, "recibe", otra=de.usuario.nombre)
    mail_equipo(de, "entrega", otra=a.usuario.nombre, queda=queda or "")
