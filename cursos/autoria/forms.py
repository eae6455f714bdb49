"""Shape of what authors write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Regexp

from cursos.edicion.lesson_text import SENTENCES, SHARED, TextoLeccion
from cursos.paquetes.lesson_body import LONGEST
from cursos.paquetes.lesson_links import LONGEST_ALT, SHORTEST_ALT
from cursos.preguntas.base import CLAVE
from plataforma.forms import (
    BooleanField,
    DateField,
    EmailField,
    FileField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    largo,
    requerido,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

FRASE = 600
MAX_FILE = 256 * 1024
KEY = Regexp(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    message=_l("Use minúsculas sin acentos, números y guiones. Por ejemplo: la-moneda"),
)


def _sentences(lang: str) -> dict[str, Any]:
    labels = {
        "titulo": _l("Título"),
        "objetivo": _l("Al terminar podrá:"),
        "regla": _l("La regla para recordar"),
        "accion": _l("Para hacer hoy en su empresa"),
    }
    return {
        f"{lang}_{name}": TextAreaField(
            label, [requerido(_l("Escriba este texto.")), largo(FRASE)], render_kw={"filas": 2}
        )
        for name, label in labels.items()
    }


class _Sentences(Form):
    """The sentences of a lesson in both languages: `es_titulo`, `pt_titulo` …"""


for _lang in ("es", "pt"):
    for _name, _field in _sentences(_lang).items():
        setattr(_Sentences, _name, _field)


class LeccionForm(_Sentences):
    """A lesson in both languages. `desde_*` is what the page showed before anybody wrote."""

    es_cuerpo = TextAreaField(_l("Texto"), [largo(LONGEST)], render_kw={"filas": 18})
    pt_cuerpo = TextAreaField(_l("Texto"), [largo(LONGEST)], render_kw={"filas": 18})
    minutos = IntegerField(
        _l("Minutos"),
        [requerido(_l("Escriba los minutos.")), NumberRange(1, 180, _l("De %(min)d a %(max)d."))],
    )
    revisada = DateField(_l("Revisada el"), [requerido(_l("Escriba la fecha."))])
    proxima_revision = DateField(_l("Próxima revisión"), [requerido(_l("Escriba la fecha."))])
    al_dia = BooleanField(_l("Revisé la traducción: dice lo mismo que el original"))
    desde_es = HiddenField()
    desde_pt = HiddenField()

    def text(self, lang: str) -> TextoLeccion:
        """What was written in one language, once valid."""
        values: dict[str, Any] = {name: self[name].data for name in SHARED}
        for name in SENTENCES:
            values[name] = " ".join((self[f"{lang}_{name}"].data or "").split())
        values["cuerpo"] = self[f"{lang}_cuerpo"].data or ""
        return TextoLeccion(**values)

    @staticmethod
    def values(texts: Mapping[str, TextoLeccion]) -> dict[str, Any]:
        """The fields as a page shows them first."""
        found: dict[str, Any] = {name: getattr(texts["es"], name) for name in SHARED}
        for lang, text in texts.items():
            for name in (*SENTENCES, "cuerpo"):
                found[f"{lang}_{name}"] = getattr(text, name)
        return found


class ArchivoForm(Form):
    """A whole file of text."""

    texto = TextAreaField(
        _l("Contenido del archivo"),
        [largo(MAX_FILE)],
        render_kw={"filas": 28, "spellcheck": "false", "autocapitalize": "none"},
    )
    desde = HiddenField()
    # Of the guide only: of its two files one translates the other.
    al_dia = BooleanField(_l("Revisé la traducción: dice lo mismo que el original"))


class ImagenForm(Form):
    """An image for a lesson, with what it shows in both languages."""

    archivo = FileField(
        _l("Imagen"),
        description=_l(
            "WebP, PNG o JPEG, hasta 5 MB. Se achica sola y pierde los datos de la cámara."
        ),
        render_kw={"accept": "image/webp,image/png,image/jpeg"},
    )
    clave = StringField(
        _l("Nombre de la imagen"),
        [requerido(_l("Escriba un nombre, por ejemplo balanza.")), largo(CLAVE), KEY],
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )
    alt_es = StringField(
        _l("Qué muestra, en español"),
        [requerido(_l("Escriba qué muestra la imagen.")), largo(LONGEST_ALT, SHORTEST_ALT)],
    )
    alt_pt = StringField(
        _l("Qué muestra, en portugués"),
        [requerido(_l("Escriba qué muestra la imagen.")), largo(LONGEST_ALT, SHORTEST_ALT)],
    )


class ZipForm(Form):
    archivo = FileField(
        _l("Paquete del curso (.zip)"),
        description=_l("Hasta 5 MB. Con los mismos archivos que se bajan aquí."),
        render_kw={"accept": ".zip,application/zip"},
    )


class NuevaLeccionForm(Form):
    modulo = SelectField(_l("Módulo"), coerce=int)
    clave = StringField(
        _l("Clave de la lección"),
        [requerido(_l("Escriba una clave, por ejemplo la-moneda.")), largo(CLAVE), KEY],
        description=_l("Es parte de su dirección y no cambia más. Por ejemplo: la-moneda"),
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )
    titulo_es = StringField(
        _l("Título en español"), [requerido(_l("Escriba el título.")), largo(FRASE)]
    )
    titulo_pt = StringField(
        _l("Título en portugués"), [requerido(_l("Escriba el título.")), largo(FRASE)]
    )


class PublicarForm(Form):
    cambio = RadioField(
        _l("¿Qué cambió?"),
        choices=[
            SelectChoice(
                "contenido",
                _l("El contenido: quienes empezaron siguen en su versión y pueden pasar a esta."),
            ),
            SelectChoice("correccion", _l("Es una corrección: todos pasan a esta versión.")),
        ],
        default="contenido",
    )
    encima = BooleanField(_l("Reemplazar la versión que se publicó después"))


class VolverForm(Form):
    cambio = RadioField(
        _l("¿Y quienes están en el curso?"),
        choices=[
            SelectChoice("contenido", _l("Siguen en la versión que empezaron.")),
            SelectChoice("correccion", _l("Todos pasan a esta versión.")),
        ],
        default="contenido",
    )


class AutorForm(Form):
    correo = EmailField(
        _l("Correo de la persona"),
        [requerido(_l("Escriba el correo, por ejemplo ana@correo.com.")), largo(254)],
    )
