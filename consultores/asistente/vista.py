"""How the draft reads: what can be asked, what was answered, who will answer and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from consultores.asistente.forms import MODALIDADES
from consultores.pasos.admision import motivos_de_lectura
from consultores.solicitudes.formativo import CURSO, datos_formativos, falta_pedido
from consultores.solicitudes.plazos import limite
from consultores.solicitudes.relojes import PLAZOS, Reloj
from consultores.solicitudes.vista import datos
from consultores.taxonomia import SECTORES, TIPOS
from plataforma.clock import now
from plataforma.i18n import fecha
from plataforma.identidad.invitados import contacto_de

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud

OTRA = "SOL-OTR"  # something else
Opcion = tuple[str, str, str]
Fila = tuple[str, str, str]


def repaso(solicitud: Solicitud, lang: str) -> list[Fila]:
    """Return the answers of the draft, each with the address that changes it."""
    steps = ("necesidad", "detalle", "ayuda", "elegir")
    need, detail, help_, choose = (_step(solicitud, step) for step in steps)
    contacto = contacto_de(solicitud.solicitante)
    rows = [(_("Qué necesita"), TIPOS[solicitud.tipo].nombre.en(lang), need)]
    if solicitud.organizacion_id or solicitud.empresa:
        whose = need if solicitud.organizacion_id else ""
        rows.append((_("En nombre de"), solicitud.empresa, whose))
    rows.append((_("Su pregunta"), solicitud.titulo, detail))
    rows += [(label, value, detail) for label, value in datos(solicitud, lang)]
    rows.append((_("El problema"), solicitud.descripcion, detail))
    rows += [(label, value, help_) for label, value in _ayuda(solicitud, lang)]
    rows.append((_("Quién responde"), _who(solicitud), choose))
    if contacto is not None:
        where = ", ".join(filter(None, (contacto.correo, contacto.telefono)))
        rows.append((_("A quién le respondemos"), where, _step(solicitud, "contacto")))
    return rows


def _ayuda(solicitud: Solicitud, lang: str) -> list[tuple[str, str]]:
    if solicitud.tipo == CURSO:
        found = datos_formativos(solicitud, lang)
    else:
        sector = SECTORES[solicitud.sector].en(lang) if solicitud.sector in SECTORES else "—"
        how = str(MODALIDADES.get(solicitud.modalidad, "—"))
        found = [(_("Sector"), sector), (_("Cómo prefiere que le atiendan"), how)]
    if solicitud.no_con:
        names = ", ".join(solicitud.no_con.split("\n"))
        found.append((_("No deben verla"), names))
    return found


def _step(solicitud: Solicitud, step: str) -> str:
    return url_for(f"asistente.{step}", referencia=solicitud.referencia, volver=1)


def _who(solicitud: Solicitud) -> str:
    return solicitud.elegido.nombre if solicitud.elegido else str(_("La red propone a dos o tres"))


def paso_que_falta(solicitud: Solicitud) -> str:
    """Return the step where something is missing before it may be sent, or nothing."""
    if not solicitud.esta_completa:
        return "detalle"
    return "ayuda" if falta_pedido(solicitud) else ""


def promesa(solicitud: Solicitud) -> str:
    """Say who answers and by when, before sending."""
    if motivos_de_lectura(solicitud):
        due = limite(now(), PLAZOS[Reloj.ADMISION].meta, solicitud.pais)
        text = _(
            "Primero la lee la contraparte de su país, a más tardar el %(dia)s.", dia=fecha(due)
        )
        return str(text)
    days = PLAZOS[Reloj.ACEPTACION].meta
    if solicitud.elegido is None:
        due = limite(now(), days, solicitud.pais)
        text = _(
            "Dos o tres consultores de su tema la reciben; la primera persona que acepta la "
            "atiende. A más tardar el %(dia)s tiene respuesta.",
            dia=fecha(due),
        )
        return str(text)
    due = limite(now(), days, solicitud.elegido.pais)
    name = solicitud.elegido.nombre
    text = _("Responde %(nombre)s, a más tardar el %(dia)s.", nombre=name, dia=fecha(due))
    return str(text)


def despues_de_enviar(solicitud: Solicitud) -> list[str]:
    """Say what happens next, on the page that confirms."""
    due = fecha(solicitud.vence_el) if solicitud.vence_el else ""
    if solicitud.estado == "enviada":
        first = _("La contraparte de su país la lee a más tardar el %(dia)s.", dia=due)
    elif solicitud.elegido:
        name = solicitud.elegido.nombre
        first = _("%(nombre)s responde a más tardar el %(dia)s.", nombre=name, dia=due)
    else:
        first = _("Alguien de la red la acepta a más tardar el %(dia)s.", dia=due)
    second = _("Si no llega respuesta a tiempo, pasa sola a otra persona y se lo contamos.")
    if solicitud.contacto_probado:
        third = _("Le escribimos por correo en cada paso.")
    else:
        third = _("No le escribimos: entre con su número y su código cuando quiera.")
    return [str(first), str(second), str(third)]


def necesidades(
    consultor: Consultor | None, lang: str, area: str = ""
) -> tuple[list[Opcion], list[Opcion]]:
    """Return (what is shown first, the rest).

    First: what the consultant solves, what belongs to the topic that one comes from, or what
    most ask. A topic without a need of its own goes with "something else".
    """
    of_topic = [code for code, tipo in TIPOS.items() if area and tipo.area == area]
    topic = of_topic or ([OTRA] if area else [])
    first: list[Opcion] = []
    rest: list[Opcion] = []
    for code, tipo in TIPOS.items():
        option = (code, tipo.nombre.en(lang), tipo.pista.en(lang))
        if consultor:
            main = tipo.area in consultor.codigos_area
        else:
            main = code in topic if topic else tipo.principal
        (first if main else rest).append(option)
    return (first, rest) if first else (rest, [])
