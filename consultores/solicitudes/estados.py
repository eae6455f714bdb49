"""States of a request and who may move it: one table, one pure function."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Estado(StrEnum):
    BORRADOR = "borrador"
    ENVIADA = "enviada"
    EN_ESPERA = "en_espera"  # nobody has it: the firm picks another consultant
    ASIGNADA = "asignada"
    ACEPTADA = "aceptada"
    EN_CURSO = "en_curso"
    ENTREGADA = "entregada"
    EN_REVISION = "en_revision"
    CERRADA = "cerrada"
    CANCELADA = "cancelada"


class Acto(StrEnum):
    ENVIAR = "enviar"
    DESCARTAR = "descartar"
    ASIGNAR = "asignar"
    RETIRAR = "retirar"  # take it from a consultant who is silent or left
    ACEPTAR = "aceptar"
    DECLINAR = "declinar"
    EMPEZAR = "empezar"
    ENTREGAR = "entregar"
    PEDIR_AJUSTES = "pedir_ajustes"
    CONFIRMAR = "confirmar"
    CANCELAR = "cancelar"
    LIBERAR = "liberar"  # the consultant closed the account: nobody has it any more


class Papel(StrEnum):
    """In which quality somebody acts on this very request."""

    SOLICITANTE = "solicitante"
    CONSULTOR = "consultor"
    SISTEMA = "sistema"


_E, _A, _P = Estado, Acto, Papel
TRANSICIONES: Mapping[tuple[Estado, Acto, Papel], Estado] = {
    (_E.BORRADOR, _A.ENVIAR, _P.SOLICITANTE): _E.ENVIADA,
    (_E.BORRADOR, _A.DESCARTAR, _P.SOLICITANTE): _E.CANCELADA,
    (_E.ENVIADA, _A.ASIGNAR, _P.SISTEMA): _E.ASIGNADA,
    (_E.ENVIADA, _A.CANCELAR, _P.SOLICITANTE): _E.CANCELADA,
    (_E.EN_ESPERA, _A.ASIGNAR, _P.SOLICITANTE): _E.ASIGNADA,
    (_E.EN_ESPERA, _A.CANCELAR, _P.SOLICITANTE): _E.CANCELADA,
    (_E.ASIGNADA, _A.ACEPTAR, _P.CONSULTOR): _E.ACEPTADA,
    (_E.ASIGNADA, _A.DECLINAR, _P.CONSULTOR): _E.EN_ESPERA,
    (_E.ASIGNADA, _A.RETIRAR, _P.SOLICITANTE): _E.EN_ESPERA,
    (_E.ASIGNADA, _A.CANCELAR, _P.SOLICITANTE): _E.CANCELADA,
    (_E.ACEPTADA, _A.EMPEZAR, _P.CONSULTOR): _E.EN_CURSO,
    (_E.ACEPTADA, _A.CANCELAR, _P.SOLICITANTE): _E.CANCELADA,
    (_E.EN_CURSO, _A.ENTREGAR, _P.CONSULTOR): _E.ENTREGADA,
    (_E.EN_CURSO, _A.CANCELAR, _P.SOLICITANTE): _E.CANCELADA,
    (_E.ENTREGADA, _A.PEDIR_AJUSTES, _P.SOLICITANTE): _E.EN_REVISION,
    (_E.ENTREGADA, _A.CONFIRMAR, _P.SOLICITANTE): _E.CERRADA,
    (_E.ENTREGADA, _A.RETIRAR, _P.SOLICITANTE): _E.EN_ESPERA,
    (_E.EN_REVISION, _A.ENTREGAR, _P.CONSULTOR): _E.ENTREGADA,
    (_E.EN_REVISION, _A.CONFIRMAR, _P.SOLICITANTE): _E.CERRADA,
    (_E.ASIGNADA, _A.LIBERAR, _P.SISTEMA): _E.EN_ESPERA,
    (_E.ACEPTADA, _A.LIBERAR, _P.SISTEMA): _E.EN_ESPERA,
    (_E.EN_CURSO, _A.LIBERAR, _P.SISTEMA): _E.EN_ESPERA,
    (_E.EN_REVISION, _A.LIBERAR, _P.SISTEMA): _E.EN_ESPERA,
}
FINALES = frozenset({Estado.CERRADA, Estado.CANCELADA})
CON_CONSULTOR = frozenset(
    {Estado.ASIGNADA, Estado.ACEPTADA, Estado.EN_CURSO, Estado.ENTREGADA, Estado.EN_REVISION}
)
CONVERSACION = CON_CONSULTOR  # states in which both sides may write
CON_MOTIVO = frozenset({Acto.DECLINAR, Acto.CANCELAR, Acto.PEDIR_AJUSTES})

NOMBRES: Mapping[Estado, str] = {
    Estado.BORRADOR: _l("Borrador"),
    Estado.ENVIADA: _l("Enviada"),
    Estado.EN_ESPERA: _l("En espera"),
    Estado.ASIGNADA: _l("Asignada"),
    Estado.ACEPTADA: _l("Aceptada"),
    Estado.EN_CURSO: _l("En curso"),
    Estado.ENTREGADA: _l("Entregada"),
    Estado.EN_REVISION: _l("En revisión"),
    Estado.CERRADA: _l("Cerrada"),
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
