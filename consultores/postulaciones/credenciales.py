"""The platform's own credential, where an area asks for it: who holds it, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.acreditacion import emails
from consultores.red.models import TipoConsultor
from consultores.taxonomia import CREDENCIAL_POR_AREA
from plataforma import audit
from plataforma.clock import now
from plataforma.credenciales_publicas import credenciales_de, curso_de
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.identidad.models import EstadoUsuario
from plataforma.identidad.queries import find_usuario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from consultores.acreditacion.models import Postulacion
    from plataforma.credenciales_publicas import CredencialPublica
    from plataforma.identidad.models import Usuario


class SinCredencialError(DomainError):
    mensaje = _l(
        "Su cuenta no tiene la credencial vigente que pide el área. "
        "Cuando la tenga, vuelva a abrir este enlace."
    )


class SinCredencialDeAreaError(DomainError):
    mensaje = _l("El área «%(area)s» pide la credencial del curso %(curso)s: no la tiene vigente.")


def pedidas(areas: Iterable[str]) -> list[str]:
    """Return the codes of the courses whose credential these areas ask for."""
    return sorted({CREDENCIAL_POR_AREA[a] for a in areas if a in CREDENCIAL_POR_AREA})


def areas_de(postulacion: Postulacion) -> list[str]:
    """Return the areas that are asked for, of an application or of an extension."""
    return [
        *postulacion.seccion("areas").get("areas", []),
        *postulacion.seccion("pedido").get("areas", []),
    ]


def tenidas(postulacion: Postulacion) -> dict[str, CredencialPublica]:
    """Return by course the valid credentials of who applies, and of the member who said yes."""
    holders: list[Usuario] = [postulacion.usuario]
    if postulacion.miembro is not None:
        holders.append(postulacion.miembro)
    active = [h for h in holders if h.estado == EstadoUsuario.ACTIVO]
    return {c.curso: c for holder in active for c in credenciales_de(holder)}


def falta_credencial(postulacion: Postulacion) -> list[str]:
    """Say which credential is missing, with the ways out."""
    asked = pedidas(areas_de(postulacion))
    held = tenidas(postulacion) if asked else {}
    return [_missing(code, postulacion) for code in asked if code not in held]


def _missing(code: str, postulacion: Postulacion) -> str:
    course = curso_de(code)
    name = course.titulo.en(postulacion.usuario.idioma) if course else code
    return str(_("Falta la credencial del curso «%(curso)s».", curso=name))


def es_institucion(postulacion: Postulacion) -> bool:
    return postulacion.seccion("datos").get("tipo") == TipoConsultor.INSTITUCION


def pedir_a_miembro(postulacion: Postulacion, correo: str) -> None:
    """Ask a member by mail; the applicant's own account needs no question."""
    postulacion.miembro_correo = correo
    postulacion.miembro_pedido_el = now()
    postulacion.miembro = None
    if correo != postulacion.usuario.correo:
        db.session.flush()
        person = find_usuario(correo)
        emails.pedir_credencial(postulacion, person.idioma if person else "")


def confirmar(postulacion: Postulacion, persona: Usuario) -> None:
    """The member says: I hold it, and I belong to the institution."""
    asked = pedidas(areas_de(postulacion))
    held = {c.curso for c in credenciales_de(persona)}
    if not asked or not held.issuperset(asked):
        raise SinCredencialError
    postulacion.miembro = persona
    audit.record("postulacion.miembro", ("postulacion", postulacion.id), actor=persona)
