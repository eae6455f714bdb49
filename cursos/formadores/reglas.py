"""What the credential asks for, and what it says. Pure; `docs/credenciales.md` explains it."""
# ruff: noqa: E501 — each thing that one can do in both languages on one line

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from plataforma.texto import TextoBilingue

CODIGO, NUMERO = "FF-1", 1  # raise the number when the words or the rule change
TALLERES = 2
MINIMO = 5  # people who finished, in each
SABE = {
    "FF-1-1": ("Planificar un taller de 35 a 40 personas", "Planejar uma oficina de 35 a 40 pessoas"),
    "FF-1-2": ("Facilitar un caso", "Conduzir um caso"),
    "FF-1-3": ("Aplicar la rúbrica de la hoja de trabajo", "Aplicar a rubrica da planilha de trabalho"),
    "FF-1-4": ("Adaptar los ejemplos a la cadena local", "Adaptar os exemplos à cadeia local"),
    "FF-1-5": ("Registrar la asistencia y seguir a cada persona", "Registrar a presença e acompanhar cada pessoa"),
    "FF-1-6": ("Pedir asistencia técnica a la red", "Pedir assistência técnica à rede"),
}  # fmt: skip
LOGRO: dict[str, Any] = {
    "codigo": CODIGO,
    "nivel": "avanzado",
    "vigencia_anios": 5,
    "horas": 15,  # two workshops of four meetings of 110 minutes
    "nombre": {"es": "Formación de formadores", "pt": "Formação de formadores"},
    "descripcion": {
        "es": "Quien la tiene condujo dos grupos hasta el final de un curso y otra persona lo vio.",
        "pt": "Quem a tem conduziu duas turmas até o fim de um curso, e outra pessoa viu.",
    },
    "criterio": {
        "es": "Tener vigente la credencial del curso y haber facilitado dos cohortes ya cerradas, "
        "en cada una de las cuales terminaron al menos 5 personas y alguien de la cámara o de la "
        "Secretaría observó y confirmó el trabajo.",
        "pt": "Ter em vigor a credencial do curso e ter conduzido duas turmas já encerradas, em "
        "cada uma das quais pelo menos 5 pessoas terminaram e alguém da câmara ou da Secretaria "
        "observou e confirmou o trabalho.",
    },
    "competencias": [
        {"codigo": codigo, "nombre": {"es": es, "pt": pt}} for codigo, (es, pt) in SABE.items()
    ],
}


@dataclass(frozen=True, kw_only=True)
class Taller:
    """A cohort that somebody facilitated, as the rule sees it."""

    cohorte_id: int
    nombre: str
    camara: str
    curso: TextoBilingue
    credencial: str  # code of what its course grants
    cierre: date
    terminaron: int
    observado: date | None
    nota: str = ""  # what the observer wrote

    def vale(self, vigentes: Collection[str], hoy: date) -> bool:
        """Whether it counts: closed, enough people finished, observed, and one's own credential."""
        enough = self.terminaron >= MINIMO and self.observado is not None
        return self.cierre < hoy and enough and self.credencial in vigentes


def que_valen(
    talleres: Sequence[Taller], vigentes: Collection[str], hoy: date, desde: date | None = None
) -> list[Taller]:
    """Return those that count; for a new term, only those that closed after the last issue."""
    return [t for t in talleres if t.vale(vigentes, hoy) and (desde is None or t.cierre > desde)]
