"""The licence of a course in plain words, and the words that name who made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from plataforma.direccion import direccion_completa
from plataforma.i18n import LANGS, in_lang

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso

BY_SA = "CC BY-SA 4.0"
DEEDS = {
    BY_SA: {
        "es": "https://creativecommons.org/licenses/by-sa/4.0/deed.es",
        "pt": "https://creativecommons.org/licenses/by-sa/4.0/deed.pt-br",
    }
}


@dataclass(frozen=True)
class Credito:
    """What who copies a course writes: as it is (`texto`), and when something was changed."""

    texto: str
    adaptado: str


def direccion_de(licencia: str, lang: str) -> str:
    """Return where a licence is explained; nothing for one that we cannot explain."""
    return DEEDS.get(licencia, {}).get(lang, "")


def credito(version: VersionCurso, lang: str) -> Credito:
    """Return the words in this language, whatever that of the page is."""
    datos, curso = version.datos, version.curso
    with in_lang(lang):
        url = direccion_completa("catalogo.ver_curso", curso=curso.slug, lang=lang)
        deed = direccion_de(datos["licencia"], lang)
        texto = _(
            "Curso «%(curso)s», versión %(version)s (%(url)s). Autoría: %(responsable)s. Licencia: %(licencia)s.",  # noqa: E501
            curso=version.titulo.en(lang),
            version=datos["version"],
            responsable=datos["responsable"][lang],
            url=url,
            licencia=f"{datos['licencia']} ({deed})" if deed else datos["licencia"],
        )
        adaptado = _(
            "Adaptado de: %(texto)s Cambios: [diga qué cambió, quién y cuándo].", texto=texto
        )
    return Credito(texto, adaptado)


def creditos(version: VersionCurso) -> dict[str, Credito]:
    return {lang: credito(version, lang) for lang in LANGS}
