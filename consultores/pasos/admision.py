"""Sending a request, and whether the network takes it: the system says yes where nothing is odd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import select

from consultores.pasos import emails_empresa
from consultores.pasos.ofertas import check_room, repartir
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.errors import FaltanDatosError
from consultores.solicitudes.estados import FINALES, Acto, Papel, siguiente
from consultores.solicitudes.models import Solicitud
from consultores.solicitudes.movimientos import lock, mover
from plataforma.busqueda.analisis import fold
from plataforma.clock import now
from plataforma.db import db
from plataforma.paises import PAISES

if TYPE_CHECKING:
    from collections.abc import Callable

    from plataforma.identidad.models import Usuario

A_MANO = ("SOL-OTR",)  # kinds of request that somebody has to read first


def enviar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Send the draft, or what was missing of it. The clock starts here."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.ENVIAR, Papel.SOLICITANTE)
    if not solicitud.esta_completa:
        raise FaltanDatosError
    if solicitud.elegido is not None:
        check_room(solicitud, solicitud.elegido)
    mover(solicitud, Acto.ENVIAR, actor=actor)
    solicitud.enviada_el = solicitud.enviada_el or now()
    db.session.flush()
    if not motivos_de_lectura(solicitud):
        _admit(solicitud, actor=None, papel=Papel.SISTEMA)
    emails_empresa.recibida(solicitud)


def motivos_de_lectura(
    solicitud: Solicitud, *, parecida: Callable[[Solicitud], object] | None = None
) -> list[str]:
    """Return why somebody has to read it before it is admitted; nothing when nothing is odd.

    `parecida` looks for another one like it: a list of many has asked for all at once.
    """
    found = []
    if solicitud.pais not in PAISES:
        found.append(_("Quien la pide no es de un país de la red."))
    if not solicitud.contacto_probado:
        found.append(_("Pidió sin cuenta y no confirmó un correo: compruebe el contacto."))
    if solicitud.tipo in A_MANO and solicitud.elegido_id is None:
        found.append(_("El tema no está en la lista: hay que clasificarla."))
    if (parecida or find_parecida)(solicitud) is not None:
        found.append(_("La misma persona tiene abierta otra casi igual."))
    return [str(reason) for reason in found]


def find_parecida(solicitud: Solicitud) -> Solicitud | None:
    """Return an open request of the same person, of the same kind and with the same title."""
    s = Solicitud
    mine = select(s).where(
        s.solicitante_id == solicitud.solicitante_id,
        s.tipo == solicitud.tipo,
        s.enviada_el.is_not(None),
        s.estado.not_in(sorted(FINALES)),
    )
    return next((o for o in db.session.scalars(mine) if se_parecen(o, solicitud)), None)


def se_parecen(una: Any, otra: Solicitud) -> bool:
    """Whether two are the same question of the same person."""
    same = (una.solicitante_id, una.tipo) == (otra.solicitante_id, otra.tipo)
    return una.id != otra.id and same and _plain(una.titulo) == _plain(otra.titulo)


def _plain(title: str) -> str:
    return " ".join(fold(title.lower()).split())


def admitir(solicitud: Solicitud, *, actor: Usuario | None, papel: Papel = Papel.GESTOR) -> None:
    """Take it into the network, and offer it at once. By the counterpart, or by the clock."""
    lock(solicitud)
    _admit(solicitud, actor=actor, papel=papel)
    emails_empresa.admitida(solicitud)


def _admit(solicitud: Solicitud, *, actor: Usuario | None, papel: Papel) -> None:
    mover(solicitud, Acto.ADMITIR, actor=actor, papel=papel)
    repartir(solicitud)


def observar(solicitud: Solicitud, *, actor: Usuario, motivo: str) -> None:
    """Ask the firm for what is missing."""
    lock(solicitud)
    mover(solicitud, Acto.OBSERVAR, actor=actor, papel=Papel.GESTOR, motivo=motivo)
    emails_empresa.observada(solicitud, motivo)


def rechazar(solicitud: Solicitud, *, actor: Usuario, causa: str, motivo: str) -> None:
    """Say that the network does not take it, and why."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.RECHAZAR, Papel.GESTOR)
    solicitud.desenlace = Desenlace.NO_ADMITIDA
    mover(solicitud, Acto.RECHAZAR, actor=actor, papel=Papel.GESTOR, causa=causa, motivo=motivo)
    emails_empresa.rechazada(solicitud, motivo)
