"""Trade agreements between members that a consultant may know, with their signatories.

Those that grant preferences, by the code that ALADI gives them, as of November 2026. Which one
serves a product is for the consultant to say: this only finds who knows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plataforma.texto import TextoBilingue as T

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Acuerdo:
    """An agreement by its usual name; `paises` are its members among ours."""

    nombre: T
    paises: tuple[str, ...]


ACUERDOS: Mapping[str, Acuerdo] = {
    "PAR": Acuerdo(
        T("Preferencia Arancelaria Regional", "Preferência Tarifária Regional"),
        ("AR", "BO", "BR", "CL", "CO", "CU", "EC", "MX", "PA", "PY", "PE", "UY", "VE"),
    ),
    "NAM-1": Acuerdo(
        T(
            "AR.AM 1 · Nómina de Apertura de Mercados en favor de Bolivia",
            "AR.AM 1 · Lista de Abertura de Mercados em favor da Bolívia",
        ),
        ("AR", "BO", "BR", "CL", "CO", "EC", "MX", "PY", "PE", "UY", "VE"),
    ),
    "NAM-2": Acuerdo(
        T(
            "AR.AM 2 · Nómina de Apertura de Mercados en favor de Ecuador",
            "AR.AM 2 · Lista de Abertura de Mercados em favor do Equador",
        ),
        ("AR", "BO", "BR", "CL", "CO", "EC", "MX", "PY", "PE", "UY", "VE"),
    ),
    "NAM-3": Acuerdo(
        T(
            "AR.AM 3 · Nómina de Apertura de Mercados en favor de Paraguay",
            "AR.AM 3 · Lista de Abertura de Mercados em favor do Paraguai",
        ),
        ("AR", "BO", "BR", "CL", "CO", "EC", "MX", "PY", "PE", "UY", "VE"),
    ),
    "ACE-2": Acuerdo(T("AAP.CE 2 · Brasil-Uruguay", "AAP.CE 2 · Brasil-Uruguai"), ("BR", "UY")),
    "ACE-6": Acuerdo(T("AAP.CE 6 · Argentina-México", "AAP.CE 6 · Argentina-México"), ("AR", "MX")),
    "ACE-13": Acuerdo(
        T("AAP.CE 13 · Argentina-Paraguay", "AAP.CE 13 · Argentina-Paraguai"), ("AR", "PY")
    ),
    "ACE-14": Acuerdo(
        T("AAP.CE 14 · Argentina-Brasil", "AAP.CE 14 · Argentina-Brasil"), ("AR", "BR")
    ),
    "ACE-18": Acuerdo(T("AAP.CE 18 · MERCOSUR", "AAP.CE 18 · MERCOSUL"), ("AR", "BR", "PY", "UY")),
    "ACE-22": Acuerdo(T("AAP.CE 22 · Bolivia-Chile", "AAP.CE 22 · Bolívia-Chile"), ("BO", "CL")),
    "ACE-23": Acuerdo(
        T("AAP.CE 23 · Chile-Venezuela", "AAP.CE 23 · Chile-Venezuela"), ("CL", "VE")
    ),
    "ACE-24": Acuerdo(T("AAP.CE 24 · Chile-Colombia", "AAP.CE 24 · Chile-Colômbia"), ("CL", "CO")),
    "ACE-33": Acuerdo(
        T("AAP.CE 33 · Colombia-México", "AAP.CE 33 · Colômbia-México"), ("CO", "MX")
    ),
    "ACE-35": Acuerdo(
        T("AAP.CE 35 · Chile-MERCOSUR", "AAP.CE 35 · Chile-MERCOSUL"),
        ("AR", "BR", "CL", "PY", "UY"),
    ),
    "ACE-36": Acuerdo(
        T("AAP.CE 36 · Bolivia-MERCOSUR", "AAP.CE 36 · Bolívia-MERCOSUL"),
        ("AR", "BO", "BR", "PY", "UY"),
    ),
    "ACE-38": Acuerdo(T("AAP.CE 38 · Chile-Perú", "AAP.CE 38 · Chile-Peru"), ("CL", "PE")),
    "ACE-40": Acuerdo(T("AAP.CE 40 · Cuba-Venezuela", "AAP.CE 40 · Cuba-Venezuela"), ("CU", "VE")),
    "ACE-41": Acuerdo(T("AAP.CE 41 · Chile-México", "AAP.CE 41 · Chile-México"), ("CL", "MX")),
    "ACE-42": Acuerdo(T("AAP.CE 42 · Chile-Cuba", "AAP.CE 42 · Chile-Cuba"), ("CL", "CU")),
    "ACE-46": Acuerdo(T("AAP.CE 46 · Cuba-Ecuador", "AAP.CE 46 · Cuba-Equador"), ("CU", "EC")),
    "ACE-47": Acuerdo(T("AAP.CE 47 · Bolivia-Cuba", "AAP.CE 47 · Bolívia-Cuba"), ("BO", "CU")),
    "ACE-49": Acuerdo(T("AAP.CE 49 · Colombia-Cuba", "AAP.CE 49 · Colômbia-Cuba"), ("CO", "CU")),
    "ACE-50": Acuerdo(T("AAP.CE 50 · Cuba-Perú", "AAP.CE 50 · Cuba-Peru"), ("CU", "PE")),
    "ACE-51": Acuerdo(T("AAP.CE 51 · Cuba-México", "AAP.CE 51 · Cuba-México"), ("CU", "MX")),
    "ACE-53": Acuerdo(T("AAP.CE 53 · Brasil-México", "AAP.CE 53 · Brasil-México"), ("BR", "MX")),
    "ACE-55": Acuerdo(
        T(
            "AAP.CE 55 · MERCOSUR-México (sector automotor)",
            "AAP.CE 55 · MERCOSUL-México (setor automotivo)",
        ),
        ("AR", "BR", "MX", "PY", "UY"),
    ),
    "ACE-57": Acuerdo(
        T(
            "AAP.CE 57 · Argentina-Uruguay (sector automotor)",
            "AAP.CE 57 · Argentina-Uruguai (setor automotivo)",
        ),
        ("AR", "UY"),
    ),
    "ACE-58": Acuerdo(
        T("AAP.CE 58 · MERCOSUR-Perú", "AAP.CE 58 · MERCOSUL-Peru"), ("AR", "BR", "PE", "PY", "UY")
    ),
    "ACE-59": Acuerdo(
        T(
            "AAP.CE 59 · MERCOSUR-Colombia-Ecuador-Venezuela",
            "AAP.CE 59 · MERCOSUL-Colômbia-Equador-Venezuela",
        ),
        ("AR", "BR", "CO", "EC", "PY", "UY", "VE"),
    ),
    "ACE-60": Acuerdo(T("AAP.CE 60 · México-Uruguay", "AAP.CE 60 · México-Uruguai"), ("MX", "UY")),
    "ACE-62": Acuerdo(
        T("AAP.CE 62 · MERCOSUR-Cuba", "AAP.CE 62 · MERCOSUL-Cuba"), ("AR", "BR", "CU", "PY", "UY")
    ),
    "ACE-63": Acuerdo(
        T("AAP.CE 63 · Uruguay-Venezuela", "AAP.CE 63 · Uruguai-Venezuela"), ("UY", "VE")
    ),
    "ACE-64": Acuerdo(
        T("AAP.CE 64 · Paraguay-Venezuela", "AAP.CE 64 · Paraguai-Venezuela"), ("PY", "VE")
    ),
    "ACE-68": Acuerdo(
        T("AAP.CE 68 · Argentina-Venezuela", "AAP.CE 68 · Argentina-Venezuela"), ("AR", "VE")
    ),
    "ACE-69": Acuerdo(
        T("AAP.CE 69 · Brasil-Venezuela", "AAP.CE 69 · Brasil-Venezuela"), ("BR", "VE")
    ),
    "ACE-66": Acuerdo(T("AAP.CE 66 · Bolivia-México", "AAP.CE 66 · Bolívia-México"), ("BO", "MX")),
    "ACE-67": Acuerdo(T("AAP.CE 67 · México-Perú", "AAP.CE 67 · México-Peru"), ("MX", "PE")),
    "ACE-70": Acuerdo(T("AAP.CE 70 · ALBA-TCP", "AAP.CE 70 · ALBA-TCP"), ("BO", "CU", "VE")),
    "ACE-71": Acuerdo(T("AAP.CE 71 · Cuba-Panamá", "AAP.CE 71 · Cuba-Panamá"), ("CU", "PA")),
    "ACE-72": Acuerdo(
        T("AAP.CE 72 · MERCOSUR-Colombia", "AAP.CE 72 · MERCOSUL-Colômbia"),
        ("AR", "BR", "CO", "PY", "UY"),
    ),
    "ACE-73": Acuerdo(T("AAP.CE 73 · Chile-Uruguay", "AAP.CE 73 · Chile-Uruguai"), ("CL", "UY")),
    "ACE-74": Acuerdo(
        T(
            "AAP.CE 74 · Brasil-Paraguay (automotor y otros)",
            "AAP.CE 74 · Brasil-Paraguai (automotivo e outros)",
        ),
        ("BR", "PY"),
    ),
    "ACE-75": Acuerdo(T("AAP.CE 75 · Chile-Ecuador", "AAP.CE 75 · Chile-Equador"), ("CL", "EC")),
    "AR-29": Acuerdo(T("AAP.R 29 · Ecuador-México", "AAP.R 29 · Equador-México"), ("EC", "MX")),
    "AR-38": Acuerdo(T("AAP.R 38 · México-Paraguay", "AAP.R 38 · México-Paraguai"), ("MX", "PY")),
    "AC-28": Acuerdo(
        T("AAP.C 28 · Colombia-Venezuela", "AAP.C 28 · Colômbia-Venezuela"), ("CO", "VE")
    ),
    "AC-31": Acuerdo(T("AAP.C 31 · Perú-Venezuela", "AAP.C 31 · Peru-Venezuela"), ("PE", "VE")),
    "CAN": Acuerdo(T("Comunidad Andina", "Comunidade Andina"), ("BO", "CO", "EC", "PE")),
    "AP": Acuerdo(T("Alianza del Pacífico", "Aliança do Pacífico"), ("CL", "CO", "MX", "PE")),
}


def acuerdos_entre(pais: str, mercado: str) -> tuple[str, ...]:
    """Return the agreements of which both countries are members."""
    if pais == mercado:
        return ()
    return tuple(code for code, a in ACUERDOS.items() if pais in a.paises and mercado in a.paises)
