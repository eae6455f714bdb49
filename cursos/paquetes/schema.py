"""What a course package may say. Frozen, no unknown keys: a slip of the author is an error."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from cursos.preguntas.base import Clave, Estricto, Frase, Texto, Varios

CODIGO = r"^[A-Z0-9.-]{1,20}$"
Enlace = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]


class Credencial(Estricto):
    """`renueva`: the course only renews this credential for who holds it, and grants none."""

    codigo: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{2,20}$")]
    nombre: Texto
    descripcion: Texto
    criterio: Texto
    horas: Annotated[float, Field(gt=0, le=500)]
    vigencia_anios: Annotated[int, Field(ge=1, le=20)] | None = None
    renueva: bool = False


class Cupo(Estricto):
    """So many questions of the quiz come from here: a module, a tag, a level, or what has all."""

    modulo: Clave | None = None
    etiqueta: Clave | None = None
    dificultad: Annotated[int, Field(ge=1, le=3)] | None = None  # the question's `nivel`
    cuantas: Annotated[int, Field(ge=1, le=60)]

    @model_validator(mode="after")
    def _check_where(self) -> Cupo:
        if self.modulo is None and self.etiqueta is None and self.dificultad is None:
            raise ValueError("sorteo: say modulo, etiqueta or dificultad")
        return self


class Evaluacion(Estricto):
    preguntas: Annotated[int, Field(ge=1, le=60)]
    aprobacion: Annotated[int, Field(ge=1, le=100)] = 70  # per cent
    intentos: Annotated[int, Field(ge=1, le=20)] = 2
    ventana_horas: Annotated[int, Field(ge=1, le=720)] = 24
    limite_minutos: Annotated[int, Field(ge=1, le=600)] | None = None
    sorteo: Varios[Cupo] = ()

    @model_validator(mode="after")
    def _check_draw(self) -> Evaluacion:
        asked = sum(cupo.cuantas for cupo in self.sorteo)
        if asked > self.preguntas:
            raise ValueError(f"sorteo draws {asked} questions, the quiz asks {self.preguntas}")
        return self


def _word(value: Any) -> Any:
    """YAML reads a bare `no` as false."""
    return {True: "si", False: "no"}[value] if isinstance(value, bool) else value


class Cierre(Estricto):
    """What completes the course and issues its credential."""

    lecciones: Literal["todas"] = "todas"
    evaluacion: Annotated[Literal["si", "no"], BeforeValidator(_word)] = "si"
    tarea: Annotated[Literal["no", "entregada", "aprobada"], BeforeValidator(_word)] = "no"


class Modulo(Estricto):
    clave: Clave
    titulo: Texto
    resumen: Texto
    lecciones: Annotated[Varios[Clave], Field(min_length=1)]


class Archivos(Estricto):
    es: Frase
    pt: Frase


class Hoja(Estricto):
    """The worksheet to download."""

    titulo: Texto
    descripcion: Texto
    archivo: Archivos


class Curso(Estricto):
    """`curso.yml`."""

    clave: Clave
    codigo: Annotated[str, StringConstraints(pattern=CODIGO)]
    ruta: Clave
    version: Frase
    # correccion: who is learning moves to this version; contenido: stays on the one they began.
    cambio: Literal["correccion", "contenido"] = "contenido"
    nivel: Literal["basico", "intermedio", "avanzado"]
    minutos: Annotated[int, Field(ge=1, le=6000)]
    titulo: Texto
    resumen: Texto
    para_quien: Texto
    requisitos: Texto
    # Codes of courses better known before this one: advice on its page, never a lock.
    antes: Varios[Annotated[str, StringConstraints(pattern=CODIGO)]] = ()
    podra: Annotated[Varios[Texto], Field(min_length=3, max_length=6)]
    responsable: Texto
    revisada: date
    proxima_revision: date
    licencia: Frase
    # When a source changed after its translation: a fault, or a notice on the lesson.
    traduccion_atrasada: Literal["falla", "aviso"] = "falla"
    credencial: Credencial
    cierre: Cierre = Cierre()
    evaluacion: Evaluacion | None = None
    modulos: Annotated[Varios[Modulo], Field(min_length=1)]
    hoja: Hoja | None = None

    @model_validator(mode="after")
    def _check_quiz(self) -> Curso:
        if self.cierre.evaluacion == "si" and self.evaluacion is None:
            raise ValueError("'evaluacion' is missing: give it, or say cierre: {evaluacion: no}")
        return self


class Fuente(Estricto):
    texto: Frase
    url: Enlace | None = None
    fecha: date
    confianza: Literal["alta", "media", "baja"]


Huella = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Cabecera(Estricto):
    """The front matter of a lesson file."""

    clave: Clave
    titulo: Frase
    minutos: Annotated[int, Field(ge=1, le=180)]
    objetivo: Frase
    regla: Frase
    accion: Frase
    revisada: date
    proxima_revision: date
    responsable: Frase
    fuentes: Annotated[Varios[Fuente], Field(min_length=1)]
    por_verificar: Varios[Frase] = ()
    # Only in a translation: what its source said when it was reviewed (`flask contenido al-dia`).
    fuente: Huella | None = None


class CabeceraGuia(Estricto):
    """The front matter of the facilitators' guide."""

    revisada: date
    proxima_revision: date
    responsable: Frase
    fuente: Huella | None = None  # as in a lesson
