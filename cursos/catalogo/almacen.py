"""Where the files of published versions are kept: package, worksheets, each image by its hash.

Keys come from the content, so that a publication killed in the middle leaves nothing that is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.imagenes.publicacion import publish
from cursos.paquetes.origin import read_zip, write_zip
from plataforma import storage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.catalogo.models import VersionCurso
    from cursos.imagenes.imagen import Imagen


def package_key(content_hash: str) -> str:
    """Return where the package of a version is stored, as its author wrote it."""
    return f"cursos/{content_hash}/paquete.zip"


def worksheet_key(content_hash: str, lang: str) -> str:
    """Return where the worksheet of a version is stored."""
    return f"cursos/{content_hash}/hoja.{lang}.xlsx"


def image_key(archivo: str) -> str:
    return f"cursos/imagenes/{archivo}"


def images_of(files: Mapping[str, bytes], names: list[str]) -> dict[str, Imagen]:
    """Return the images of a package as they are published, by their file."""
    return {name: publish(name, files[name]) for name in names}


def store_images(imagenes: Mapping[str, Imagen]) -> None:
    for imagen in imagenes.values():
        storage.put(image_key(imagen.archivo), imagen.datos)


def store_package(content_hash: str, files: Mapping[str, bytes]) -> None:
    """Keep the files of a package, once."""
    if not storage.exists(package_key(content_hash)):
        storage.put(package_key(content_hash), write_zip(files))


def store_worksheets(version: VersionCurso, files: Mapping[str, bytes]) -> None:
    for lang, name in worksheets_of(version).items():
        storage.put(worksheet_key(version.hash, lang), files[name])


def worksheets_of(version: VersionCurso) -> dict[str, str]:
    """Return the file of the package that is the worksheet in each language."""
    hoja = version.datos["hoja"]
    return dict(hoja["archivo"]) if hoja else {}


def read_version(version: VersionCurso) -> dict[str, bytes] | None:
    """Return the files that a version was published from; None for those older than this keeping.

    They are the same bytes that its author brought.
    """
    data = storage.get(package_key(version.hash))
    return read_zip(data) if data is not None else None
