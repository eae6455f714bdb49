"""What the pages of a discussion show: who wrote, and what this reader may do with each text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.discusion.texto import enlazar
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.clock import now
from plataforma.i18n import fecha_hora, get_lang
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from markupsafe import Markup

    from cursos.discusion.models import Aporte, Duda
    from cursos.discusion.queries import Respuesta
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Lector:
    """Who looks at a question: nobody known, a learner, who asked, who keeps the course."""

    id: int | None
    cuida: bool
    resuelve: bool


@dataclass(frozen=True, kw_only=True)
class Mostrado:
    """One text on the page. Values only."""

    id: int
    quien: str
    del_curso: bool
    cuando: str
    iso: str
    editado: bool
    lang: str
    texto: Markup
    aceptada: bool
    oculto: bool
    motivo: str
    sirvio_a: int = 0
    me_sirvio: bool = False
    denunciada: bool = False
    propio: bool = False
    se_edita: bool = False


def lector_de(persona: Usuario, duda: Duda) -> Lector:
    """Decide once for the page what its reader may do."""
    return Lector(
        id=persona.id if persona.is_authenticated else None,
        cuida=puede(persona, Permiso.CUIDAR_CURSO, duda.curso),
        resuelve=puede(persona, Permiso.RESOLVER_DUDA, duda.pregunta),
    )


def quien(persona: Usuario) -> str:
    """First name and country: what a stranger may know of who writes."""
    first = persona.nombre.split()[:1]
    if not first:
        text: str = _("Cuenta cerrada")
        return text
    return ", ".join(filter(None, (first[0], nombre_pais(persona.pais, get_lang()))))


def mostrar(aporte: Aporte, lector: Lector, fila: Respuesta | None = None) -> Mostrado:
    """Return a text as this reader sees it."""
    own = aporte.autor_id == lector.id
    return Mostrado(
        id=aporte.id,
        quien=quien(aporte.autor),
        del_curso=aporte.del_curso,
        cuando=fecha_hora(aporte.creado_el),
        iso=aporte.creado_el.isoformat(),
        editado=aporte.editado_el is not None,
        lang=aporte.idioma,
        texto=enlazar(aporte.texto),
        aceptada=aporte.aceptado_el is not None,
        oculto=aporte.oculto_el is not None,
        motivo=aporte.motivo,
        sirvio_a=fila.sirvio_a if fila else 0,
        me_sirvio=bool(fila and fila.me_sirvio),
        denunciada=bool(fila and fila.denunciada),
        propio=own,
        se_edita=own and aporte.se_edita(now()),
    )
