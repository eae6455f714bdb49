"""A course that grants a credential, and credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.avales.queries import find_avalable
from cursos.avales.services import avalar
from cursos.catalogo.queries import find_version_actual
from cursos.credenciales import logros, services
from cursos.credenciales.models import Credencial, Origen
from cursos.emisores.services import Impreso, autorizar
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.cursos import make_curso
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.avales.models import Aval
    from cursos.catalogo.models import VersionCurso
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


def make_version(slug: str = "preferencias", **values: Any) -> VersionCurso:
    """Add a course and return its current version, with these values."""
    version = find_version_actual(make_curso(slug, modulos=1, lecciones=1, banco=1).id)
    assert version is not None
    for name, value in values.items():
        setattr(version, name, value)
    return version


def version_de(credencial: Credencial) -> VersionCurso:
    """Return the version of a course that a credential is of."""
    assert credencial.logro.version is not None
    return credencial.logro.version


def make_emisor(organizacion: Organizacion) -> Emisor:
    """Let an institution issue, under its own name in both languages."""
    names = TextoBilingue(es=organizacion.nombre, pt=organizacion.nombre)
    impreso = Impreso(nombre=names, url=f"https://{organizacion.slug}.example")
    return autorizar(organizacion, impreso, actor=None)


def make_aval(emisor: Emisor | None, version: VersionCurso) -> Aval:
    """Let an issuer, or the Secretariat, endorse what a version of a course grants."""
    avalable = find_avalable(version.credencial["codigo"])
    assert avalable is not None
    texto = TextoBilingue(es="La pedimos a quien exporta.", pt="Nós a pedimos a quem exporta.")
    aval = avalar(emisor, avalable, texto, actor=make_usuario("Quien avala"))
    db.session.flush()
    return aval


def make_credencial(usuario: Usuario, version: VersionCurso, **values: Any) -> Credencial:
    decision = services.Decision(origen=Origen.AUTOMATICA, **values)
    return services.emitir(usuario, logros.de_version(version), decision)
