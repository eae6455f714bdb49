"""Three chambers whose every text carries a mark of its own, and the people who look for them.

Litoral owns a cohort that Serra shares; Andes has nothing to do with either. A mark is a word that
nobody else writes: where it is read, somebody saw that chamber's data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cursos.ajustes.compartir import invitar_camara
from cursos.cohortes.codigo import abrir
from plataforma.db import db
from plataforma.equipos.invitaciones import Oferta, invitar
from plataforma.identificadores import leer_identificador
from plataforma.organizaciones.models import RolMembresia
from plataforma.permissions import Rol
from plataforma.texto import TextoBilingue
from tests.factories.cohortes import (
    make_cohorte,
    make_importacion,
    make_inscrito,
    make_participante,
)
from tests.factories.encuentros import make_encuentro
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

NAMES = ("litoral", "serra", "andes")
TAX_ID = {"litoral": "211003420017", "serra": "215220720014", "andes": "213379070015"}


@dataclass(frozen=True)
class Camara:
    """A chamber, the parts of its addresses, and what only some may read.

    `grupo`: how its cohort is called, where it meets: for those who are in it. `gente`: its people,
    its lists, its team.
    """

    organizacion: Organizacion
    cohorte: Cohorte
    args: dict[str, Any]
    grupo: tuple[str, ...]
    gente: tuple[str, ...]


@dataclass
class Region:
    """The chambers by name; who looks; which marks each of them may read."""

    camaras: dict[str, Camara] = field(default_factory=dict)
    people: dict[str, Usuario] = field(default_factory=dict)
    may_read: dict[str, set[str]] = field(default_factory=dict)

    @property
    def marks(self) -> set[str]:
        return {m for c in self.camaras.values() for m in (*c.grupo, *c.gente)}


def make_region() -> Region:
    region = Region()
    for n, name in enumerate(NAMES):
        region.camaras[name] = _camara(name, n)
    litoral, serra = region.camaras["litoral"], region.camaras["serra"]
    invitar_camara(litoral.cohorte, serra.organizacion, actor=_gestor(litoral))
    # Serra brought somebody to Litoral's cohort: both may know.
    shared = "zqserratraida"
    make_participante(
        litoral.cohorte, f"Iris {shared}", organizacion_id=serra.organizacion.id, pais="BR"
    )
    region.people = {
        **{f"gestion_{name}": _gestor(c) for name, c in region.camaras.items()},
        "lectura_litoral": _member(litoral, RolMembresia.LECTOR),
        "participante": make_usuario("Ana"),
        "fabian": make_usuario("Fabián"),
        "autor": make_usuario("Bruno", roles=(Rol.AUTOR,)),
        "contraparte": make_usuario("Gael", roles=(Rol.CONTRAPARTE,)),
    }
    make_inscrito(litoral.cohorte, region.people["participante"])
    region.may_read = {
        "gestion_litoral": {*litoral.grupo, *litoral.gente, shared},
        "lectura_litoral": {*litoral.grupo, *litoral.gente, shared},
        "gestion_serra": {*serra.grupo, *serra.gente, *litoral.grupo, shared},
        "gestion_andes": {*region.camaras["andes"].grupo, *region.camaras["andes"].gente},
        "participante": set(litoral.grupo),
    }
    db.session.flush()
    return region


def _camara(name: str, number: int) -> Camara:
    organizacion = make_organizacion(f"Cámara {name}", slug=name, pais="UY")
    gestor = make_usuario(f"Gestora zq{name}gestora", correo=f"gestora@zq{name}equipo.test")
    make_membresia(gestor, organizacion)
    cohorte = make_cohorte(
        organizacion,
        f"Grupo zq{name}grupo",
        bienvenida=TextoBilingue(f"Hola zq{name}hola", f"Olá zq{name}hola"),
    )
    abrir(cohorte, cohorte.cierre, actor=gestor)
    tax_id = leer_identificador(TAX_ID[name], "UY").valor
    invited = make_participante(
        cohorte,
        f"Luz zq{name}luz",
        correo=f"luz@zq{name}correo.test",
        telefono=f"+5989900000{number}",
        empresa=f"Dulces zq{name}dulces",
        identificador=tax_id,
        pais_identificador="UY",
    )
    learner = make_usuario(f"Sol zq{name}sol", correo=f"sol@zq{name}correo.test")
    make_inscrito(cohorte, learner)
    lista = make_importacion(
        cohorte, gestor, f"Nombre;Correo\nPía zq{name}pia;pia@zq{name}lista.test\nMal;zq{name}mal\n"
    )
    encuentro = make_encuentro(
        cohorte,
        gestor,
        titulo=f"Reunión zq{name}reunion",
        lugar=f"Sala zq{name}sala",
        enlace=f"https://zq{name}video.test/",
    )
    oferta = Oferta(correo=f"nueva@zq{name}equipo.test", rol=RolMembresia.LECTOR)
    words = ("gestora", "equipo", "correo", "luz", "dulces", "sol", "pia", "lista", "mal")
    return Camara(
        organizacion,
        cohorte,
        {
            "organizacion": organizacion.slug,
            "camara": organizacion.slug,
            "cohorte": cohorte.id,
            "participante": invited.id,
            "importacion": lista.id,
            "fila": 3,
            "encuentro": encuentro.id,
            "invitacion": invitar(organizacion, oferta, actor=gestor).id,
        },
        grupo=tuple(f"zq{name}{w}" for w in ("grupo", "hola", "reunion", "sala", "video")),
        gente=(*(f"zq{name}{w}" for w in words), tax_id, f"5989900000{number}"),
    )


def _gestor(camara: Camara) -> Usuario:
    from plataforma.organizaciones.queries import list_miembros

    return list_miembros(camara.organizacion.id)[0].usuario


def _member(camara: Camara, rol: RolMembresia) -> Usuario:
    persona = make_usuario("Lector")
    make_membresia(persona, camara.organizacion, rol)
    return persona
