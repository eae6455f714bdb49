"""Questions of every type, as hypothesis draws them, checked by the schema like a course's."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from cursos.preguntas.tipos import Pregunta

SCHEMA: TypeAdapter[Any] = TypeAdapter(Pregunta)
KEYS = "abcdefgh"


def bi(text: str) -> dict[str, str]:
    return {"es": f"{text} en español", "pt": f"{text} em português"}


def question(tipo: str, **own: Any) -> Any:
    """Return a checked question."""
    base = {
        "clave": "una", "leccion": "leccion", "uso": "practica", "nivel": 1, "tipo": tipo,
        "enunciado": bi("¿Qué?"), "norma": "Lección", "revisada": "2026-11-21",
        "pista": bi("Pista"), "no_se": bi("Secreto"),
    }  # fmt: skip
    return SCHEMA.validate_python(base | own, strict=False)


def options(right: list[bool]) -> list[dict[str, Any]]:
    return [
        {
            "clave": KEYS[n],
            "correcta": ok,
            "texto": bi(f"Opción {n}"),
            "comentario": bi(f"Secreto {n}"),
        }
        for n, ok in enumerate(right)
    ]


def rotulos(count: int, word: str) -> list[dict[str, Any]]:
    return [{"clave": KEYS[n], "texto": bi(f"{word} {n}")} for n in range(count)]


SOME = st.lists(st.booleans(), min_size=3, max_size=6)
ENDS = {"acierto": bi("Secreto bien"), "error": bi("Secreto mal")}
opcion = st.integers(3, 6).flatmap(
    lambda n: st.integers(0, n - 1).map(
        lambda k: question("opcion", opciones=options([i == k for i in range(n)]))
    )
)
multiple = SOME.filter(lambda r: any(r) and not all(r)).map(
    lambda r: question("multiple", opciones=options(r))
)
verdadero = st.booleans().map(
    lambda ok: question(
        "verdadero",
        correcta=ok,
        comentarios={"verdadero": bi("Secreto v"), "falso": bi("Secreto f")},
    )
)
numerica = st.decimals(min_value=-99_999, max_value=99_999, places=2).map(
    lambda v: question(
        "numerica", respuesta=float(v), tolerancia=0.005, calculo=f"{v}", unidad=bi("kg"), **ENDS
    )
)
texto = st.lists(
    st.text(alphabet="abcñÁé 12.-", min_size=1, max_size=20).filter(
        lambda t: any(c.isalnum() for c in t)
    ),
    min_size=1,
    max_size=4,
).map(
    lambda words: question("texto", respuestas=[{"es": w, "pt": f"{w} pt"} for w in words], **ENDS)
)
emparejar = st.tuples(st.integers(2, 6), st.integers(0, 2)).map(
    lambda n: question(
        "emparejar",
        pares=[
            {
                "clave": KEYS[i],
                "izquierda": bi(f"Izquierda {i}"),
                "derecha": bi(f"Derecha {i}"),
                "comentario": bi(f"Secreto {i}"),
            }
            for i in range(n[0])
        ],
        sobran=[{"clave": f"z{i}", "texto": bi(f"Sobra {i}")} for i in range(n[1])],
        acierto=bi("Secreto"),
    )
)
ordenar = st.integers(3, 7).map(lambda n: question("ordenar", elementos=rotulos(n, "Paso"), **ENDS))
completar = st.integers(1, 3).map(
    lambda n: question(
        "completar",
        texto=bi(" ".join(f"Texto [{KEYS[i]}]" for i in range(2 * n))),
        huecos=[
            {"clave": KEYS[i], "opciones": options([k == i % 3 for k in range(3)])}
            if i % 2
            else {
                "clave": KEYS[i],
                "respuestas": [bi(f"Palabra={i}")],
                "comentario": bi("Secreto"),
            }
            for i in range(2 * n)
        ],
        acierto=bi("Secreto"),
    )
)
calculada = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 4)).map(
    lambda n: question(
        "calculada",
        enunciado={"es": "{x} y {y}", "pt": "{x} e {y}"},
        pista={"es": "Son {x}", "pt": "São {x}"},
        no_se={"es": "Secreto {respuesta}", "pt": "Secreto {respuesta}"},
        parametros={
            "x": {"desde": n[0], "hasta": n[0] + 5, "paso": 0.25},
            "y": {"desde": n[1], "hasta": n[1] + 3, "paso": 1},
        },
        pasos=[{"clave": "mitad", "formula": "x / 3"}],
        formula="mitad * y + 1000",
        decimales=n[2],
        tolerancia=0,
        errores=[{"formula": "mitad + y", "comentario": bi("Secreto {mitad}")}],
        desarrollo=[bi("Secreto {x} {mitad} {respuesta}")],
        **ENDS,
    )
)
clasificar = st.tuples(st.integers(2, 4), st.integers(2, 8)).map(
    lambda n: question(
        "clasificar",
        categorias=rotulos(n[0], "Categoría"),
        elementos=[
            e | {"categoria": KEYS[i % n[0]], "comentario": bi(f"Secreto {i}")}
            for i, e in enumerate(rotulos(n[1], "Producto"))
        ],
        columnas={"elemento": bi("Producto"), "categoria": bi("Categoría")},
        acierto=bi("Secreto"),
    )
)
TODAS = {
    "opcion": opcion, "multiple": multiple, "verdadero": verdadero, "numerica": numerica,
    "texto": texto, "emparejar": emparejar, "ordenar": ordenar, "completar": completar,
    "calculada": calculada, "clasificar": clasificar,
}  # fmt: skip
CUALQUIERA = st.one_of(*TODAS.values())
