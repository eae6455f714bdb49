"""The states of a request and who may lead from one to the next: one table, and nothing else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Estado(StrEnum):
    BORRADOR = "borrador"
    ENVIADA = "enviada"  # waits to be admitted
    OBSERVADA = "observada"  # something is missing: the firm completes it
    ADMITIDA = "admitida"  # waits for its first offer
    EN_ESPERA = "en_espera"  # nobody has it: it is being offered to others
    ASIGNADA = "asignada"  # offered to one or more consultants, none has answered yes
    ACEPTADA = "aceptada"  # somebody took it; both agree on what will be done
    EN_CURSO = "en_curso"
    SUSPENDIDA = "suspendida"  # a pause with a date
    ENTREGADA = "entregada"
    EN_REVISION = "en_revision"  # the firm asked for changes, once
    CERRADA = "cerrada"
    RECHAZADA = "rechazada"  # outside what the network does, with the reason
    CANCELADA = "cancelada"


class Acto(StrEnum):
    ENVIAR = "enviar"
    DESCARTAR = "descartar"
    OBSERVAR = "observar"
    ADMITIR = "admitir"
    RECHAZAR = "rechazar"
    ESPERAR = "esperar"  # nobody to offer it to now
    ASIGNAR = "asignar"  # offer it: to one, or to several
    PASAR = "pasar"  # one of several consultants says no
    DECLINAR = "declinar"  # the last one says no
    VENCER = "vencer"  # the offers' time ran out
    RETIRAR = "retirar"  # take it from who has it
    LIBERAR = "liberar"  # who had it left the network
    ACEPTAR = "aceptar"
    ACORDAR = "acordar"  # the firm agrees with what was proposed
    EMPEZAR = "empezar"
    PRORROGAR = "prorrogar"  # more time, given by the counterpart
    SUSPENDER = "suspender"
    SIN_CONTACTO = "sin_contacto"  # the consultant cannot reach the firm
    REANUDAR = "reanudar"
    ENTREGAR = "entregar"
    PEDIR_AJUSTES = "pedir_ajustes"
    CONFIRMAR = "confirmar"
    CERRAR = "cerrar"  # for the firm: it said nothing in time, or the counterpart does
    CANCELAR = "cancelar"


class Papel(StrEnum):
    """In which quality somebody acts on this very request."""

    SOLICITANTE = "solicitante"
    CONSULTOR = "consultor"
    GESTOR = "gestor"  # the counterpart of its country, or the Secretariat
    SISTEMA = "sistema"


_E, _A, _P = Estado, Acto, Papel
_Rule = tuple[tuple[Estado, ...], Acto, tuple[Papel, ...], "Estado | None"]
_TAKEN = (_E.ACEPTADA, _E.EN_CURSO, _E.EN_REVISION, _E.SUSPENDIDA)  # somebody works on it
_BEFORE = (_E.ENVIADA, _E.OBSERVADA, _E.ADMITIDA, _E.EN_ESPERA, _E.ASIGNADA)  # nobody has it yet
_RULES: tuple[_Rule, ...] = (
    # from, act, who may, to (None: it stays where it is)
    ((_E.BORRADOR, _E.OBSERVADA), _A.ENVIAR, (_P.SOLICITANTE,), _E.ENVIADA),
    ((_E.BORRADOR,), _A.DESCARTAR, (_P.SOLICITANTE,), _E.CANCELADA),
    ((_E.ENVIADA,), _A.OBSERVAR, (_P.GESTOR,), _E.OBSERVADA),
    ((_E.ENVIADA,), _A.ADMITIR, (_P.GESTOR, _P.SISTEMA), _E.ADMITIDA),
    ((_E.ENVIADA,), _A.RECHAZAR, (_P.GESTOR,), _E.RECHAZADA),
    ((_E.ADMITIDA,), _A.ESPERAR, (_P.SISTEMA,), _E.EN_ESPERA),
    (
        (_E.ADMITIDA, _E.EN_ESPERA),
        _A.ASIGNAR,
        (_P.SISTEMA, _P.GESTOR, _P.SOLICITANTE),
        _E.ASIGNADA,
    ),
    ((_E.ASIGNADA,), _A.PASAR, (_P.CONSULTOR, _P.SISTEMA), None),
    ((_E.ASIGNADA,), _A.DECLINAR, (_P.CONSULTOR,), _E.EN_ESPERA),
    ((_E.ASIGNADA,), _A.VENCER, (_P.SISTEMA,), _E.EN_ESPERA),
    ((_E.ASIGNADA,), _A.RETIRAR, (_P.SOLICITANTE, _P.GESTOR), _E.EN_ESPERA),
    (_TAKEN, _A.RETIRAR, (_P.GESTOR, _P.SISTEMA), _E.EN_ESPERA),
    ((_E.ENTREGADA,), _A.RETIRAR, (_P.SOLICITANTE,), _E.EN_ESPERA),  # its author left
    ((_E.ASIGNADA, *_TAKEN), _A.LIBERAR, (_P.SISTEMA,), _E.EN_ESPERA),
    ((_E.ASIGNADA,), _A.ACEPTAR, (_P.CONSULTOR,), _E.ACEPTADA),
    ((_E.ACEPTADA,), _A.ACORDAR, (_P.SOLICITANTE,), _E.EN_CURSO),
    ((_E.ACEPTADA,), _A.EMPEZAR, (_P.CONSULTOR, _P.SISTEMA), _E.EN_CURSO),
    ((_E.EN_CURSO, _E.EN_REVISION), _A.PRORROGAR, (_P.GESTOR,), None),
    ((_E.EN_CURSO,), _A.SUSPENDER, (_P.SOLICITANTE, _P.CONSULTOR), _E.SUSPENDIDA),
    ((_E.ACEPTADA, _E.EN_CURSO), _A.SIN_CONTACTO, (_P.CONSULTOR,), _E.SUSPENDIDA),
    (
        (_E.SUSPENDIDA,),
        _A.REANUDAR,
        (_P.SOLICITANTE, _P.CONSULTOR, _P.GESTOR, _P.SISTEMA),
        _E.EN_CURSO,
    ),
    ((_E.EN_CURSO, _E.EN_REVISION), _A.ENTREGAR, (_P.CONSULTOR,), _E.ENTREGADA),
    ((_E.ENTREGADA,), _A.PEDIR_AJUSTES, (_P.SOLICITANTE,), _E.EN_REVISION),
    ((_E.ENTREGADA, _E.EN_REVISION), _A.CONFIRMAR, (_P.SOLICITANTE,), _E.CERRADA),
    ((_E.ENTREGADA, _E.EN_REVISION), _A.CERRAR, (_P.GESTOR, _P.SISTEMA), _E.CERRADA),
    (
        (*_BEFORE, _E.ACEPTADA, _E.EN_CURSO, _E.SUSPENDIDA),
        _A.CANCELAR,
        (_P.SOLICITANTE, _P.GESTOR, _P.SISTEMA),
        _E.CANCELADA,
    ),
)
TRANSICIONES: Mapping[tuple[Estado, Acto, Papel], Estado] = {
    (desde, acto, papel): hacia or desde
    for states, acto, papeles, hacia in _RULES
    for desde in states
    for papel in papeles
}
FINALES = frozenset({Estado.CERRADA, Estado.RECHAZADA, Estado.CANCELADA})
# Somebody owns it.
CON_CONSULTOR = frozenset({*_TAKEN, Estado.ENTREGADA})
CONVERSACION = CON_CONSULTOR  # states in which both sides may write
CON_MOTIVO = frozenset(
    {
        *(Acto.OBSERVAR, Acto.RECHAZAR, Acto.PASAR, Acto.DECLINAR, Acto.CANCELAR, Acto.PRORROGAR),
        *(Acto.SUSPENDER, Acto.SIN_CONTACTO, Acto.PEDIR_AJUSTES),
    }
)

NOMBRES: Mapping[Estado, str] = {
    Estado.BORRADOR: _l("Borrador"),
    Estado.ENVIADA: _l("Enviada"),
    Estado.OBSERVADA: _l("Faltan datos"),
    Estado.ADMITIDA: _l("Admitida"),
    Estado.EN_ESPERA: _l("En espera"),
    Estado.ASIGNADA: _l("Asignada"),
    Estado.ACEPTADA: _l("Aceptada"),
    Estado.EN_CURSO: _l("En curso"),
    Estado.SUSPENDIDA: _l("En pausa"),
    Estado.ENTREGADA: _l("Entregada"),
    Estado.EN_REVISION: _l("En revisión"),
    Estado.CERRADA: _l("Cerrada"),
    Estado.RECHAZADA: _l("No admitida"),
    Estado.CANCELADA: _l("Cancelada"),
}


class ActoImposibleError(DomainError):
    """Two tabs, a second click, or an act that comes late."""

    mensaje = _l(
        "Nada cambió: esta solicitud ya está en el estado «%(estado)s» y no admite ese paso."
    )


def siguiente(estado: Estado, acto: Acto, papel: Papel) -> Estado:
    """Return the state that follows, or raise ActoImposibleError."""
    try:
        return TRANSICIONES[estado, acto, papel]
    except KeyError:
        raise ActoImposibleError(estado=NOMBRES[estado]) from None


def admite(estado: Estado, acto: Acto, papel: Papel) -> bool:
    """Return whether the act is possible now in this quality."""
    return (estado, acto, papel) in TRANSICIONES
