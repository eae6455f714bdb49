"""Why somebody is proposed, or is not, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

if TYPE_CHECKING:
    from collections.abc import Iterable

RAZONES = {
    "elegido": _l("Lo eligió la empresa"),
    "contraparte": _l("Lo propuso la contraparte del país"),
    "area": _l("Resuelve este tema"),
    "pais": _l("Atiende a empresas de su país"),
    "idioma": _l("Responde en su idioma"),
    "presencial": _l("Puede visitarle"),
    "acuerdo": _l("Conoce el acuerdo con ese mercado"),
    "sector": _l("Conoce su sector"),
    "lugar": _l("Tiene lugar ahora"),
    "responde": _l("Suele responder en dos días o menos"),
    "turno": _l("Le toca el turno entre quienes cumplen lo mismo"),
}
IMPEDIMENTOS = {
    "inactivo": _l("No está activo en la red"),
    "propio": _l("Es quien pide"),
    "tuvo": _l("Ya recibió esta solicitud"),
    "lleno": _l("No tiene lugar ahora"),
    "ausente": _l("Está ausente estos días"),
    "pausa": _l("Puso en pausa las solicitudes nuevas"),
    "conflicto": _l("Tiene un vínculo con la empresa, o la empresa pidió que no la vea"),
    "area": _l("No atiende este tema"),
}


# The same, said to who was chosen.
A_QUIEN_SE_ELIGE = {
    "elegido": _l("La empresa lo eligió a usted"),
    "area": _l("Es su tema"),
    "pais": _l("Usted atiende a empresas de ese país"),
    "idioma": _l("Usted responde en ese idioma"),
    "acuerdo": _l("Usted conoce el acuerdo con ese mercado"),
    "sector": _l("Usted conoce ese sector"),
    "presencial": _l("Usted puede ir a la empresa"),
    "lugar": _l("Usted tiene lugar ahora"),
    "responde": _l("Usted suele responder en dos días o menos"),
}


def razones(codigos: Iterable[str]) -> list[str]:
    """Say why somebody is proposed."""
    return [str(RAZONES[code]) for code in codigos if code in RAZONES]


def impedimentos(codigos: Iterable[str]) -> list[str]:
    """Say why somebody is not."""
    return [str(IMPEDIMENTOS[code]) for code in codigos]


def razones_para_ti(codigos: Iterable[str]) -> list[str]:
    """Say to a consultant why the request was offered."""
    return [str(A_QUIEN_SE_ELIGE[code]) for code in codigos if code in A_QUIEN_SE_ELIGE]
