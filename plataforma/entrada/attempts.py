"""How often one may try to enter.

Only failures count. Ten wrong tries an hour close an account to strangers; its owner still enters
from a device that entered before, or with a code by mail. The limit of a network address is wide
enough for a class of sixty behind one router and their typing errors.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from plataforma import limits

PER_ACCOUNT = "10/hour"
PER_DEVICE = "30/hour"  # a known device of this account: more patience, not endless
PER_ADDRESS = "300/hour"
MAILS_PER_ACCOUNT = ("5/hour", "20/day")  # the same for addresses without account
MAILS_PER_ADDRESS = "400/hour"
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Origen:
    """Where a try comes from. `equipo` names a device that entered this account before."""

    direccion: str
    equipo: str = ""


def may_try(cuenta: str, origen: Origen) -> bool:
    """Return whether one more password or code may be tried on the account."""
    if origen.equipo:
        return not limits.exhausted("entrar.equipo", origen.equipo, PER_DEVICE)
    return not (
        limits.exhausted("entrar.cuenta", cuenta, PER_ACCOUNT)
        or limits.exhausted("entrar.direccion", origen.direccion, PER_ADDRESS)
    )


def count_failure(cuenta: str, origen: Origen) -> None:
    if origen.equipo:
        limits.hit("entrar.equipo", origen.equipo, PER_DEVICE)
        return
    limits.hit("entrar.cuenta", cuenta, PER_ACCOUNT)
    limits.hit("entrar.direccion", origen.direccion, PER_ADDRESS)
    if not may_try(cuenta, origen):
        log.warning("too many wrong tries: account %s, address %s", cuenta, origen.direccion)


def may_type_code(origen: Origen) -> bool:
    """Return whether a mailed code may be tried: its own five tries bound it, not the account's."""
    return not limits.exhausted("entrar.direccion", origen.direccion, PER_ADDRESS)


def count_wrong_code(origen: Origen) -> None:
    limits.hit("entrar.direccion", origen.direccion, PER_ADDRESS)


def may_mail(cuenta: str, origen: Origen) -> bool:
    """Count one mail that somebody asks for; return whether it may leave.

    A known device has its own count, so that a stranger cannot use up the owner's mails.
    """
    if not limits.hit("correo.direccion", origen.direccion, MAILS_PER_ADDRESS):
        return False
    return all(limits.hit("correo.cuenta", origen.equipo or cuenta, r) for r in MAILS_PER_ACCOUNT)
