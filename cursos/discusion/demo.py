"""The discussion's share of the demonstration world: solved, open, and one that waits."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from cursos.discusion.models import Aporte, Denuncia, Duda, MeSirvio, Razon
from cursos.discusion.texto import plegar
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.catalogo.models import Curso
    from plataforma.demo import Mundo
    from plataforma.identidad.models import Usuario


def load(world: Mundo, curso: Curso) -> None:
    """Ana asked and Bruno answered; others asked and answered too."""
    ana, bruno = world.cuentas["emprendedora"], world.cuentas["autor"]
    others = [p for p in world.aprendices if p.idioma == "es"]
    solved = _ask(
        curso,
        ana,
        ("tm80-y-categorias", "¿Bolivia y Paraguay están en la misma categoría?"),
        "Vendo mermelada de guayaba desde Paraguay y quiero llegar a Bolivia.",
        world.hace(9),
    )
    good = _answer(
        solved,
        bruno,
        "Estão, sim: Bolívia, Equador e Paraguai são os países de menor desenvolvimento"
        " econômico relativo. A tabela da lição diz a categoria de cada um.",
        world.hace(8.6),
    )
    good.aceptado_el, good.del_curso = world.hace(8), True
    _answer(solved, others[0], "A mí me ayudó mirar la tabla dos veces.", world.hace(7.5))
    db.session.add_all(MeSirvio(aporte_id=good.id, usuario_id=p.id) for p in others[1:5])
    odd = _answer(solved, others[6], "Escríbame y le consigo todo barato.", world.hace(2))
    db.session.add(Denuncia(aporte_id=odd.id, usuario_id=ana.id, razon=Razon.PUBLICIDAD))
    _ask(
        curso,
        others[2],
        ("la-formula", "¿Se redondea el arancel preferencial?"),
        "Me da 5,6 % y no sé si escribo 6 %.",
        world.hace(3),
    )


def _ask(curso: Curso, autor: Usuario, que: tuple[str, str], texto: str, cuando: datetime) -> Duda:
    leccion, titulo = que
    duda = Duda(curso_id=curso.id, leccion_clave=leccion, titulo=titulo)
    duda.indice, duda.creada_el = plegar(f"{titulo}\n{texto}"), cuando
    _write(duda, autor, texto, cuando).es_pregunta = True
    db.session.flush()
    return duda


def _answer(duda: Duda, autor: Usuario, texto: str, cuando: datetime) -> Aporte:
    aporte = _write(duda, autor, texto, cuando)
    db.session.flush()
    return aporte


def _write(duda: Duda, autor: Usuario, texto: str, cuando: datetime) -> Aporte:
    aporte = Aporte(
        duda=duda, autor_id=autor.id, idioma=autor.idioma, texto=texto, creado_el=cuando
    )
    aporte.intento = secrets.token_hex(16)
    duda.actividad_el = cuando
    db.session.add_all([duda, aporte])
    return aporte
