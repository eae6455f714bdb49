"""Bringing back stored files of published versions that were lost: from the same package."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.catalogo.almacen import (
    image_key,
    images_of,
    package_key,
    store_images,
    store_package,
    store_worksheets,
    worksheet_key,
    worksheets_of,
)
from cursos.catalogo.models import Leccion
from cursos.imagenes.imagen import ImageError
from cursos.paquetes.origin import IMAGE
from plataforma import storage
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cursos.catalogo.models import VersionCurso

_SHOWN = re.compile(r'src="/imagenes/([0-9a-f]{32}\.(?:webp|svg))"')


def restore(versions: Sequence[VersionCurso], files: Mapping[str, bytes]) -> tuple[int, int]:
    """Store again what is lost or empty of versions that were published from these files.

    Return how many files came back, and how many could not be made again as they were. When nothing
    is lost, this only asks for sizes: it is done at each start.
    """
    lost = _lost(versions)
    if not lost:
        return 0, 0
    for version in versions:
        store_package(version.hash, files)
        store_worksheets(version, files)
    for name in filter(IMAGE.fullmatch, files):
        try:
            store_images(images_of(files, [name]))
        except ImageError:
            continue  # was published by rules that changed; the others come back
    left = _lost(versions)
    return len(lost - left), len(left)


def _lost(versions: Sequence[VersionCurso]) -> set[str]:
    """Return where nothing is stored of what these versions send."""
    wanted = {package_key(version.hash) for version in versions}
    for version in versions:
        wanted |= {worksheet_key(version.hash, lang) for lang in worksheets_of(version)}
    shown = select(Leccion.html).where(Leccion.version_id.in_([v.id for v in versions]))
    for html in db.session.scalars(shown):
        wanted |= {image_key(name) for name in _SHOWN.findall(html.es + html.pt)}
    return {key for key in wanted if not storage.exists(key)}
