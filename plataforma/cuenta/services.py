"""What a person may change about the own account."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from plataforma.audit import record
from plataforma.identidad.errors import PaisDeContraparteError
from plataforma.identidad.services import objeto
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Perfil:
    """What a person may change about the account."""

    nombre: str
    idioma: str
    pais: str
    zona_horaria: str
    empresa: str = ""
    telefono: str = ""


def actualizar_perfil(usuario: Usuario, perfil: Perfil) -> None:
    """Save the profile; the audit line names the fields, never what they say."""
    wanted = asdict(perfil)
    changed = sorted(k for k, v in wanted.items() if getattr(usuario, k) != v)
    if not changed:
        return
    if "pais" in changed and usuario.tiene_rol(Rol.CONTRAPARTE):
        raise PaisDeContraparteError  # the country says what a counterpart may see
    for name in changed:
        setattr(usuario, name, wanted[name])
    record("identidad.actualizar_perfil", objeto(usuario), actor=usuario, datos={"campos": changed})
