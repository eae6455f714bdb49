"""What readers left beside lessons, for the demonstration world."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from cursos.aprendizaje.models import LugarLectura, NotaLeccion, OpinionLeccion
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.inscripciones.models import Inscripcion
    from plataforma.demo import Mundo
    from plataforma.identidad.models import Usuario

USEFUL = 0.85  # share of the answers that say yes
COMMENTS: dict[bool, dict[str, tuple[str, ...]]] = {
    True: {
        "es": ("El ejemplo con números ayuda mucho.", "Corta y clara."),
        "pt": ("O exemplo com números ajuda muito.", "Curta e clara."),
    },
    False: {
        "es": ("Me faltó un ejemplo con textiles.",),
        "pt": ("Senti falta de um exemplo com têxteis.",),
    },
}


def load(world: Mundo, ana: Usuario, claves: Sequence[str], places: Sequence[Inscripcion]) -> None:
    """Ana stopped in the middle of a lesson and noted something; who finished said how it was."""
    curso_id = places[0].curso_id
    ours = {"usuario_id": ana.id, "curso_id": curso_id}
    db.session.add_all(
        [
            LugarLectura(**ours, leccion_clave=claves[4], ancla="b.6", guardado_el=world.hace(1)),
            NotaLeccion(
                **ours,
                leccion_clave=claves[3],
                texto="Preguntar al despachante el arancel NMF de la mermelada.",
                guardada_el=world.hace(2),
            ),
        ]
    )
    luck = random.Random(395)  # noqa: S311 — invented data
    for place in places:
        for clave in claves[:3]:
            sirvio = luck.random() < USEFUL
            said = COMMENTS[sirvio][place.usuario.idioma]
            db.session.add(
                OpinionLeccion(
                    usuario_id=place.usuario_id,
                    curso_id=curso_id,
                    leccion_clave=clave,
                    sirvio=sirvio,
                    comentario=luck.choice(said) if luck.random() < 1 - USEFUL else "",
                    dada_el=place.actividad_el,
                )
            )
