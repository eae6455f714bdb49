"""Reading Moodle XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from cursos.intercambio import respuestas as r
from cursos.intercambio.arbol import Nodo, leer_arbol
from cursos.intercambio.piezas import (
    Lectura,
    Leida,
    NoEntendidaError,
    Problema,
    leer_original,
    limitar,
)
from cursos.intercambio.textos import leer_html, leer_plano

if TYPE_CHECKING:
    from collections.abc import Callable

    from cursos.intercambio.piezas import Dato
    from cursos.intercambio.textos import Texto

HTML = ("html", "moodle_auto_format", "")


def leer(source: str, lang: str) -> Lectura:
    """Read a whole file; every question that was not understood is in the report."""
    found = Lectura()
    try:
        root = leer_arbol(source)
    except NoEntendidaError as error:
        found.problemas.append(Problema(error.linea or 1, "", error.mensaje))
        return found
    if root.nombre != "quiz":
        found.problemas.append(Problema(1, "", _l("No es un archivo de preguntas de Moodle.")))
    for node in root.todos("question"):
        kind = node.atributos.get("type", "")
        if kind == "category":
            continue
        if found.basta:
            break
        name = node.dice("idnumber") or node.dice("name", "text")
        try:
            dato = _read(node, kind, lang)
        except NoEntendidaError as error:
            found.problemas.append(Problema(error.linea or node.linea, name, error.mensaje))
        else:
            found.leidas.append(Leida(node.linea, name, dato, leer_original(node.dice("escala"))))
            if kind == "shortanswer" and node.dice("usecase") == "1":
                text = _l("Distinguía mayúsculas: aquí no se distinguen.")
                found.problemas.append(Problema(node.linea, name, text, grave=False))
    return found


def _read(node: Nodo, kind: str, lang: str) -> Dato:
    if kind not in READERS:
        text = _l("Es de un tipo que aquí no hay (%(tipo)s).", tipo=kind or "?")
        raise NoEntendidaError(text)
    limitar(len(node.hijos), node.linea)
    asked = node.hijo("questiontext")
    if asked is None:
        raise NoEntendidaError(_l("No tiene enunciado."))
    dato: Dato = {"enunciado": _text(asked, lang), **READERS[kind](node, lang)}
    hint = next((_text(h, lang) for h in node.todos("hint")), None)
    if hint and any(hint.values()):
        dato["pista"] = hint
    return dato


def _text(node: Nodo | None, lang: str) -> Texto:
    """Return the text of an element that has a format; files in it are not understood."""
    if node is None:
        return r.nada()
    if node.hijo("file") is not None:
        raise NoEntendidaError(_l("Trae un archivo o una imagen: quítelo."), node.linea)
    source = node.dice("text")
    try:
        if node.atributos.get("format", "html") in HTML:
            return leer_html(source, lang)
    except NoEntendidaError as error:
        raise NoEntendidaError(error.mensaje, node.linea) from None
    return leer_plano(source, lang)


def _or_none(texto: Texto) -> Texto | None:
    return texto if any(texto.values()) else None


def _answers(node: Nodo, lang: str) -> list[r.Opcion]:
    found = []
    for answer in node.todos("answer"):
        try:
            weight = float(answer.atributos.get("fraction", "0"))
        except ValueError:
            raise NoEntendidaError(_l("No se lee cuánto vale."), answer.linea) from None
        said = _or_none(_text(answer.hijo("feedback"), lang))
        texto = _text(Nodo("", answer.atributos, answer.linea, hijos=answer.hijos), lang)
        found.append(r.Opcion("=", texto, said, weight))
    if not found:
        raise NoEntendidaError(_l("No tiene respuestas."))
    return found


def _always(node: Nodo, lang: str) -> Texto | None:
    return _or_none(_text(node.hijo("generalfeedback"), lang))


def _multichoice(node: Nodo, lang: str) -> Dato:
    return r.opciones(_answers(node, lang), varias=node.dice("single") in {"false", "0"})


def _truefalse(node: Nodo, lang: str) -> Dato:
    found = {o.alguno.lower(): o for o in _answers(node, lang)}
    if set(found) != {"true", "false"}:
        raise NoEntendidaError(_l("Sus respuestas no son verdadero y falso."))
    right = found["true"].vale > 0
    return r.verdadero(right, found["true"].comentario, found["false"].comentario)


def _shortanswer(node: Nodo, lang: str) -> Dato:
    return r.texto(_answers(node, lang), _always(node, lang))


def _numerical(node: Nodo, lang: str) -> Dato:
    found = [o for o in _answers(node, lang) if o.vale > 0]
    others = [o for o in _answers(node, lang) if o.alguno == r.OTHERS]
    if len(found) != 1 or found[0].vale != r.WHOLE:
        raise NoEntendidaError(_l("Tiene varios números correctos: aquí va uno."))
    units = node.hijo("units")
    if units is not None and len(units.hijos) > 1:
        raise NoEntendidaError(_l("Acepta varias unidades: aquí va una."), units.linea)
    answer = next(a for a in node.todos("answer") if float(a.atributos.get("fraction", "0")) > 0)
    error = next((o.comentario for o in others), None) or _always(node, lang)
    dato = r.numerica(found[0].alguno, answer.dice("tolerance") or "0", found[0].comentario, error)
    unit = units.hijos[0].dice("unit_name") if units is not None and units.hijos else ""
    return dato | ({"unidad": leer_html(unit, lang)} if unit else {})


def _matching(node: Nodo, lang: str) -> Dato:
    pairs = [
        r.Opcion("=", _text(s, lang), par=leer_html(s.dice("answer", "text"), lang))
        for s in node.todos("subquestion")
    ]
    return r.emparejar(pairs, _or_none(_text(node.hijo("correctfeedback"), lang)))


def _ordering(node: Nodo, lang: str) -> Dato:
    items = [o.texto for o in _answers(node, lang)]
    return {
        "tipo": "ordenar",
        "elementos": [{"clave": r.clave(n), "texto": t} for n, t in enumerate(items)],
        "acierto": _text(node.hijo("correctfeedback"), lang),
        "error": _text(node.hijo("incorrectfeedback"), lang),
    }


READERS: dict[str, Callable[[Nodo, str], Dato]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
}
