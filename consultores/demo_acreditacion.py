"""What the demonstration world adds to its profiles and applications.

Plausible and always the same: made from the areas of each profile and a number from its name.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from consultores.acreditacion import queries
from consultores.mi_ficha import pedidos
from consultores.postulaciones import borradores, evidencias, referencias
from consultores.postulaciones.evidencias import Prueba
from consultores.postulaciones.referencias import Persona
from consultores.revision import tramite
from consultores.taxonomia import SUBTEMAS, acuerdos_entre
from plataforma.clock import at
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from consultores.acreditacion.models import Postulacion
    from consultores.red.models import Consultor

SECTORES = {
    "ADU": ("S04", "S05", "S11", "S16"),
    "AMB": ("S14", "S04", "S09"),
    "ASO": ("S01", "S13", "S05"),
    "CAL": ("S04", "S08", "S01"),
    "COM": ("S15", "S20", "S12"),
    "DIG": ("S16", "S13", "S19"),
    "EST": ("S04", "S07", "S11"),
    "FIN": ("S04", "S16", "S11"),
    "FOR": ("S21", "S20"),
    "GEN": ("S05", "S13", "S01"),
    "GOB": ("S20", "S21"),
    "INN": ("S09", "S08", "S04"),
    "LOG": ("S17", "S04", "S03"),
    "MKT": ("S04", "S05", "S06", "S18"),
    "ORI": ("S04", "S05", "S10", "S11"),
    "PAG": ("S16", "S04", "S12"),
    "PRE": ("S04", "S07", "S11"),
    "PRO": ("S07", "S11", "S06"),
    "SAN": ("S04", "S02", "S01", "S08"),
    "SER": ("S19", "S20", "S18"),
}
SERVICIOS = {
    "N1": ("AT-PUN", "TAL"),
    "N2": ("AT-PUN", "REV", "TAL"),
    "N3": ("AT-PUN", "REV", "AT-DIA", "MEN"),
    "N4": ("AT-DIA", "AT-EXT", "CUR-INC", "SEM"),
}
SERVICIOS_POR_AREA = {"ASO": "CON", "FOR": "CUR-VIR", "GOB": "EVA", "MKT": "MIS", "EST": "AT-EXT"}
CON_ACUERDOS = {"ORI", "ADU", "EST", "MKT"}
EN_LA_PLANTA = {"PRO", "CAL", "ASO", "AMB"}
MAX_ACUERDOS = 6
REFERENTES = (
    ("Graciela Onetto", "Quesería El Ceibo", "Fue mi clienta en 2024", True),
    ("Ramiro Villalba", "Cámara de la Pequeña Industria", "Dimos talleres juntos", True),
    ("Noemí Aranda", "Cooperativa Tres Arroyos", "Dirigió el proyecto en el que trabajé", False),
)


def completar(
    nombre: str,
    pais: str,
    nivel: str,
    areas: Sequence[str],
    idiomas: Sequence[str],
    atiende: Iterable[str],
) -> dict[str, Any]:
    """Return what else a profile of these areas says."""
    n = crc32(nombre.encode())
    topics = [_some([c for c in SUBTEMAS if c.startswith(a)], 2 + n % 2, n) for a in areas]
    sectors = {s for a in areas for s in _some(SECTORES[a], 2, n)}
    services = {*SERVICIOS.get(nivel, SERVICIOS["N2"])}
    services |= {SERVICIOS_POR_AREA[a] for a in areas if a in SERVICIOS_POR_AREA}
    deals: set[str] = set()
    if CON_ACUERDOS & {*areas}:
        deals = {code for other in atiende for code in acuerdos_entre(pais, other)}
    visits = nivel == "N4" or bool(EN_LA_PLANTA & {*areas}) or n % 3 == 0
    return {
        "subtemas": [c for group in topics for c in group],
        "sectores": sorted(sectors),
        "servicios": sorted(services),
        "acuerdos": sorted(deals)[:MAX_ACUERDOS],
        "niveles": {lang: _level(lang, pais, n) for lang in idiomas},
        "modalidad": ["en_linea", "presencial"] if visits else ["en_linea"],
    }


def _some(options: Sequence[str], count: int, n: int) -> list[str]:
    """Return a few that follow each other, beginning where the number says."""
    first = n % len(options)
    return [*options[first:], *options[:first]][:count]


def _level(lang: str, pais: str, n: int) -> str:
    if lang in ("gn", "qu", "ay") or lang == ("pt" if pais == "BR" else "es"):
        return "nativo"
    return ("C1", "B2", "C1", "B1")[n % 4]


def rodear(consultor: Consultor, enviada: datetime) -> None:
    """Give an application its evidence and its referees, two of whom answered."""
    p = queries.find_en_revision(consultor)
    if p is None:
        return
    with at(enviada - timedelta(days=3)):
        page = f"https://obra.example/{consultor.slug}"
        said = "Casos resueltos en los dos últimos años, con los resultados de cada empresa"
        evidencias.agregar(p, Prueba(prueba=said, intento=f"demo-{p.id}", enlace=page))
        for person in _referees(p):
            referencias.nombrar(p, person)
    with at(enviada - timedelta(days=1)):
        for r, (*_who, answers) in zip(p.referencias, REFERENTES, strict=True):
            if answers:
                phrase = "Entregó lo que prometió, en fecha y con los papeles en orden."
                referencias.responder(r, confirma=True, frase=phrase, quien=NADIE)


NADIE = Usuario()  # a referee has no account


def _referees(p: Postulacion) -> list[Persona]:
    lang = "pt" if p.pais == "BR" else "es"
    return [
        Persona(
            nombre=name,
            institucion=firm,
            relacion=how,
            correo=f"referencia{i}.{p.id}@correo.example",
            idioma=lang,
        )
        for i, (name, firm, how, _answers) in enumerate(REFERENTES, 1)
    ]


def empezar(persona: Usuario, cuando: datetime) -> None:
    """A draft that stopped half-way."""
    with at(cuando):
        borradores.guardar(persona, "areas", {"areas": ["MKT", "DIG"]}, 0)
        borradores.guardar(persona, "subtemas", {"subtemas": ["MKT-ECO"]}, 0)


def devolver(consultor: Consultor, actor: Usuario, cuando: datetime) -> None:
    """The Secretariat asks for something that is missing."""
    p = queries.find_en_revision(consultor)
    if p is not None:
        with at(cuando):
            text = (
                "Falta un ejemplo de un caso resuelto en servicios: agregue un informe o un enlace."
            )
            tramite.observar(p, text, actor=actor)


def ampliar(consultor: Consultor, area: str, cuando: datetime) -> None:
    with at(cuando):
        why = "Desde hace tres años reviso cartas de crédito para dos exportadores de la región."
        pedidos.ampliar(consultor, [area], consultor.nivel, why)
