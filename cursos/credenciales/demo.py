"""Credentials of the demonstration world: valid, expired, revoked and suspended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.credenciales import logros, queries, services, vida
from cursos.credenciales.models import MotivoRevocacion, MotivoSuspension, Origen
from cursos.insignias import emisor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.inscripciones.models import Inscripcion
    from plataforma.demo import Mundo

EXPIRED_AGO = 1_200  # days: past the three years of the course
REVOKED = (MotivoRevocacion.DATOS_EQUIVOCADOS, MotivoRevocacion.ERROR_DE_EMISION)
EXPIRED = 3


def load(mundo: Mundo, completadas: Sequence[Inscripcion]) -> None:
    """Issue what these completed places grant, the first ones long ago.

    The next ones are revoked, one is suspended. Issuing is not mailed: it happened before.
    """
    issued = []
    for number, inscripcion in enumerate(completadas):
        version = inscripcion.version
        if not version.credencial or queries.find_de_version(inscripcion.usuario_id, version.id):
            continue
        el = mundo.hace(EXPIRED_AGO + number) if number < EXPIRED else inscripcion.completada_el
        decision = services.Decision(origen=Origen.AUTOMATICA, el=el or mundo.ahora)
        issued.append(services.emitir(inscripcion.usuario, logros.de_version(version), decision))
    administracion = mundo.cuentas["administracion"]
    for credencial, motivo in zip(issued[EXPIRED:], REVOKED, strict=False):
        vida.revocar(administracion, credencial, motivo)
    for credencial in issued[EXPIRED + len(REVOKED) :][:1]:
        vida.suspender(administracion, credencial, MotivoSuspension.EN_REVISION)
    for credencial in issued[-1:]:
        url = emisor.verification_url(credencial.codigo, credencial.idioma)
        mundo.para_ver.append(("Una credencial", url))
