"""A question as a page shows it: in one language, and without its key until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.paquetes.grading import correct_answer, grade
from plataforma.i18n import get_lang, numero

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.catalogo.models import Pregunta


MONEDAS = ("USD", "US$")  # stand before the number


@dataclass(frozen=True)
class PreguntaVista:
    """What the question component takes."""

    clave: str
    tipo: str
    enunciado: str
    opciones: list[tuple[str, str]]
    unidad: str = ""
    valor: Sequence[str] = ()


@dataclass(frozen=True)
class Devolucion:
    """What an answer teaches. `acierto`: True, False, or None (in part)."""

    acierto: bool | None
    titulo: str
    suya: str
    comentarios: list[str]
    correcta: str = ""


def vista(
    pregunta: Pregunta, valor: Sequence[str] = (), orden: Sequence[str] | None = None
) -> PreguntaVista:
    """Return the question in the language of the page; `orden`: keys of options as shuffled."""
    lang, datos = get_lang(), pregunta.datos
    texts = {o["clave"]: o["texto"][lang] for o in datos.get("opciones", ())}
    unidad = datos.get("unidad")
    return PreguntaVista(
        clave=pregunta.clave,
        tipo=str(pregunta.tipo),
        enunciado=datos["enunciado"][lang],
        opciones=[(clave, texts[clave]) for clave in orden or texts],
        unidad=unidad[lang] if unidad else "",
        valor=valor,
    )


def devolver(
    pregunta: Pregunta, respuesta: Sequence[str], *, con_clave: bool = False
) -> Devolucion:
    """Return the feedback on an answer; `con_clave` also says the right one."""
    lang = get_lang()
    nota = grade(pregunta.tipo, pregunta.datos, respuesta)
    comentarios = [c[lang] for c in nota.comentarios]
    if pregunta.tipo == "numerica" and not comentarios and respuesta:
        comentarios = [_("Escriba solo un número, por ejemplo 5,6.")]
    if nota.acierto is None:
        comentarios.append(_("Le falta algo o le sobra algo. Mire otra vez las opciones."))
    titulos = {True: _("Correcto"), False: _("Todavía no"), None: _("En parte")}
    clave = correct_answer(pregunta.tipo, pregunta.datos)
    return Devolucion(
        acierto=nota.acierto,
        titulo=titulos[nota.acierto],
        suya=say(pregunta, respuesta),
        comentarios=comentarios,
        correcta=say(pregunta, clave) if con_clave and not nota.acierto else "",
    )


def say(pregunta: Pregunta, respuesta: Sequence[str]) -> str:
    """Return an answer in words: the texts of its options, or the number with its unit."""
    lang, datos = get_lang(), pregunta.datos
    if pregunta.tipo != "numerica":
        texts = (o["texto"][lang].rstrip(".") for o in datos["opciones"] if o["clave"] in respuesta)
        return "; ".join(texts)
    if not respuesta:
        return ""
    unidad = datos["unidad"][lang] if datos.get("unidad") else ""
    value = respuesta[0]
    if value == str(datos["respuesta"]):
        value = numero(datos["respuesta"])
    return value if not unidad or unidad in value else _with_unit(value, unidad, lang)


def _with_unit(value: str, unidad: str, lang: str) -> str:
    """USD 5,6 por frasco; 5,6 % in Spanish and 5,6% in Portuguese; 3 envíos."""
    first, _space, rest = unidad.partition(" ")
    if first in MONEDAS:
        return f"{first}\u00a0{value} {rest}".strip()
    return value + ("" if lang == "pt" and unidad == "%" else "\u00a0") + unidad
