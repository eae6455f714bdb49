"""Three chambers whose every text carries a mark of its own, and the people who look for them.

Litoral owns a cohort that Serra shares; Andes has nothing to do with either. A mark is a word that
nobody else writes: where it is read, somebody saw that chamber's data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cursos.ajustes.compartir import invitar_camara
from cursos.cohortes.alcance import Vista
from cursos.cohortes.codigo import abrir
from cursos.formadores.models import Observacion
from cursos.mensajes.models import Via
from cursos.mensajes.services import enviar, list_destinatarios, preparar
from cursos.tablero.filtro import Filtro
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
from tests.factories.satisfaccion import make_terminado, make_valoracion

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
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
    facilita: Usuario
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
        "facilita_andes": region.camaras["andes"].facilita,
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
        "facilita_andes": {*region.camaras["andes"].grupo, *region.camaras["andes"].gente},
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
    invited = _people(name, number, cohorte, tax_id)
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
    facilita = _facilitates(name, cohorte, gestor)
    _answer(name, cohorte)
    words = ("gestora", "equipo", "correo", "luz", "dulces", "sol", "pia", "lista", "mal")
    said = ("aviso", "cambio", "visto")
    return Camara(
        organizacion,
        cohorte,
        facilita,
        {
            **_writes(name, cohorte, gestor),
            "organizacion": organizacion.slug,
            "camara": organizacion.slug,
            "cohorte": cohorte.id,
            "participante": invited.id,
            "importacion": lista.id,
            "fila": 3,
            "formato": "csv",
            "encuentro": encuentro.id,
            "invitacion": invitar(organizacion, oferta, actor=gestor).id,
        },
        grupo=tuple(
            f"zq{name}{w}" for w in ("grupo", "hola", "reunion", "sala", "video", "facilita")
        ),
        gente=(*(f"zq{name}{w}" for w in (*words, *said)), tax_id, f"5989900000{number}"),
    )


def _people(name: str, number: int, cohorte: Cohorte, tax_id: str) -> Participante:
    """Somebody invited, who is returned, and somebody who learns."""
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
    return invited


def _facilitates(name: str, cohorte: Cohorte, gestor: Usuario) -> Usuario:
    """Name who takes the group to its end, and write down what was seen of them."""
    persona = make_usuario(f"Rosa zq{name}facilita")
    make_membresia(persona, cohorte.organizacion, RolMembresia.FACILITADOR)
    cohorte.facilitador_id = persona.id
    db.session.add(
        Observacion(
            cohorte_id=cohorte.id,
            facilitador_id=persona.id,
            observador_id=gestor.id,
            fecha=cohorte.inicio,
            texto=f"Preguntó a todos zq{name}visto",
        )
    )
    return persona


def _writes(name: str, cohorte: Cohorte, gestor: Usuario) -> dict[str, int]:
    """Write to one person by hand, and keep what was written."""
    texto, vista = (
        TextoBilingue(f"Hola zq{name}aviso", f"Olá zq{name}aviso"),
        Vista(cohorte, cohorte.organizacion),
    )
    make_participante(cohorte, "Eva", correo=None, telefono=f"+59899111{len(name)}11")
    kept = preparar(
        vista, Filtro(texto="eva"), asunto=texto, texto=texto, marca=f"m-{name}", actor=gestor
    )
    enviar(vista, kept.id, actor=gestor)
    (chat,) = list_destinatarios(vista, kept, Via.WHATSAPP)
    return {"mensaje": kept.id, "destinatario": chat.id}


def _answer(name: str, cohorte: Cohorte) -> None:
    """Have five people finish and say what changes: from five on, the chamber reads it."""
    for n in range(5):
        make_valoracion(make_terminado(cohorte, f"Tina {n}"), cambio=f"Exportar zq{name}cambio")


def _gestor(camara: Camara) -> Usuario:
    from plataforma.organizaciones.queries import list_miembros

    return list_miembros(camara.organizacion.id)[0].usuario


def _member(camara: Camara, rol: RolMembresia) -> Usuario:
    persona = make_usuario("Lector")
    make_membresia(persona, camara.organizacion, rol)
    return persona
