"""What can happen to a credential after it was issued. Callers hold it locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from cursos.credenciales import emails, enganches, queries
from cursos.credenciales.models import (
    Credencial,
    EstadoCredencial,
    MotivoReemplazo,
    MotivoRevocacion,
    MotivoSuspension,
    Situacion,
)
from cursos.credenciales.services import Decision, emitir
from cursos.insignias.texto_limpio import clean_name
from plataforma import audit
from plataforma.clock import now
from plataforma.errors import DomainError
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

SUSPENDIBLES = frozenset({Situacion.VIGENTE})
RESTABLECIBLES = frozenset({Situacion.SUSPENDIDA})
REVOCABLES = frozenset(
    {Situacion.VIGENTE, Situacion.VENCIDA, Situacion.SUSPENDIDA, Situacion.REEMPLAZADA}
)
RETIRABLES = REVOCABLES
# While it is looked into, the holder waits: to withdraw it and earn it anew would go round that.
RETIRABLES_POR_TITULAR = RETIRABLES - {Situacion.SUSPENDIDA}
REEMITIBLES = frozenset({Situacion.VIGENTE})


class CambioTardioError(DomainError):
    mensaje = _l("La credencial ya cambió de estado. Mire cómo está ahora.")


class YaRevocadaError(CambioTardioError):
    mensaje = _l("Esta credencial ya estaba revocada.")


class NombreIgualError(DomainError):
    mensaje = _l(
        "El nombre de la cuenta es el mismo que el de la credencial. "
        "La persona lo corrige en «Mi cuenta»; después emítala otra vez."
    )


class SinSustentoError(DomainError):
    mensaje = _l(
        "Vuelve a valer sola cuando valga otra vez la credencial que la sustenta. "
        "Restablezca primero esa."
    )


class SinTitularError(DomainError):
    mensaje = _l("La persona cerró su cuenta: no se le puede emitir otra.")


def suspender(
    actor: Usuario | None, credencial: Credencial, motivo: MotivoSuspension, *, detalle: str = ""
) -> None:
    """Take effect away for a while. The page and the lists say so from this moment."""
    _require(credencial, SUSPENDIBLES)
    credencial.estado = EstadoCredencial.SUSPENDIDA
    credencial.suspendida_el = now()
    credencial.motivo_suspension = motivo
    credencial.detalle_suspension = detalle.strip()
    _record("credencial.suspendida", credencial, actor, motivo=motivo)
    emails.mail_suspendida(credencial)
    enganches.avisar(credencial)


def restablecer(actor: Usuario | None, credencial: Credencial) -> None:
    """End a suspension: the same document stands again, with its own dates."""
    _require(credencial, RESTABLECIBLES)
    if actor and credencial.motivo_suspension == MotivoSuspension.SIN_SUSTENTO:
        raise SinSustentoError
    credencial.estado = EstadoCredencial.VIGENTE
    credencial.restablecida_el = now()
    _record("credencial.restablecida", credencial, actor)
    emails.mail_restablecida(credencial)
    enganches.avisar(credencial)


def revocar(
    actor: Usuario | None, credencial: Credencial, motivo: MotivoRevocacion, *, detalle: str = ""
) -> None:
    """Revoke for good. The page and the lists say so from this moment."""
    if credencial.estado == EstadoCredencial.REVOCADA:
        raise YaRevocadaError
    _require(credencial, REVOCABLES)
    credencial.estado = EstadoCredencial.REVOCADA
    credencial.revocada_el = now()
    credencial.motivo_revocacion = motivo
    credencial.detalle_revocacion = detalle.strip()
    _record("credencial.revocada", credencial, actor, motivo=motivo)
    emails.mail_revocada(credencial)
    enqueue("credenciales.borrar_pdf", {"clave": credencial.pdf_key})
    enganches.avisar(credencial)


def retirar_propia(titular: Usuario, credencial: Credencial) -> None:
    """Withdraw one's own."""
    _require(credencial, RETIRABLES_POR_TITULAR)
    retirar(titular, credencial)


def retirar(actor: Usuario, credencial: Credencial) -> None:
    """Withdraw for good, because the holder asked: nothing of the person is shown any more.

    Those that it took the place of go with it: they show the name, too, and stand on no shelf.
    """
    _require(credencial, RETIRABLES)
    for one in (credencial, *queries.list_reemplazadas(credencial)):
        one.estado = EstadoCredencial.RETIRADA
        one.retirada_el = now()
        _record("credencial.retirada", one, actor)
        enqueue("credenciales.borrar_pdf", {"clave": one.pdf_key})
    emails.mail_retirada(credencial)
    enganches.avisar(credencial)


def reemitir(actor: Usuario, credencial: Credencial, *, motivo: str) -> Credencial:
    """Issue it again with the name that the account has today; the old one leads to the new one."""
    _require(credencial, REEMITIBLES)
    titular = credencial.usuario or credencial.organizacion
    if titular is None:
        raise SinTitularError
    if clean_name(titular.nombre)[:200] == credencial.titular:
        raise NombreIgualError
    nueva = emitir(
        titular,
        credencial.logro,
        Decision(
            origen=credencial.origen,
            motivo=motivo.strip(),
            actor=actor,
            reemplazo=MotivoReemplazo.NOMBRE_CORREGIDO,
            evidencias=credencial.evidencias,
        ),
    )
    nueva.muestra_evidencia = credencial.muestra_evidencia
    _record("credencial.reemitida", credencial, actor, nueva=str(nueva.id))
    return nueva


def _require(credencial: Credencial, allowed: frozenset[Situacion]) -> None:
    if credencial.situacion(now()) not in allowed:
        raise CambioTardioError


def _record(act: str, credencial: Credencial, actor: Usuario | None, **datos: str) -> None:
    audit.record(act, ("credencial", credencial.id), actor=actor, datos=datos)
