"""The achievements: which one a course grants, and for how long it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.credenciales.models import Logro, TipoLogro
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Select

    from cursos.catalogo.models import VersionCurso

VIGENCIA = 5  # years, unless the achievement says otherwise
VIGENCIA_CORTA = 3  # agreements and rules of origin change sooner
CORTAS = ("MC-C2", "MC-C3")


def de_version(version: VersionCurso) -> Logro:
    """Return what a version of a course grants, written down when it is first needed."""
    logro = Logro(
        tipo=TipoLogro.CURSO,
        codigo=version.credencial["codigo"],
        numero=version.numero,
        version_id=version.id,
        version=version,
        datos=version.credencial,
    )
    return _found_or_added(select(Logro).where(Logro.version_id == version.id), logro)


def sin_curso(tipo: TipoLogro, numero: int, datos: dict[str, Any]) -> Logro:
    """Return an achievement that no course grants; what was written down first stays."""
    codigo = datos["codigo"]
    wanted = select(Logro).where(
        Logro.version_id.is_(None), Logro.codigo == codigo, Logro.numero == numero
    )
    return _found_or_added(wanted, Logro(tipo=tipo, codigo=codigo, numero=numero, datos=datos))


def _found_or_added(wanted: Select[tuple[Logro]], logro: Logro) -> Logro:
    with db.session.no_autoflush:
        if found := db.session.scalar(wanted):
            return found
    try:
        with db.session.begin_nested():
            db.session.add(logro)
            db.session.flush()
    except IntegrityError:  # somebody else's certificate needed it at the same moment
        return db.session.scalars(wanted).one()
    return logro


def vence(datos: Mapping[str, Any], el: datetime) -> datetime:
    """Return when a credential of this achievement, issued then, expires."""
    years = VIGENCIA_CORTA if datos["codigo"] in CORTAS else VIGENCIA
    return add_years(el, datos.get("vigencia_anios") or years)


def add_years(moment: datetime, years: int) -> datetime:
    """Return the same day `years` later; 1 March for 29 February."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, month=3, day=1)
