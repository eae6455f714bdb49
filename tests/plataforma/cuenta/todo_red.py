"""What the network keeps of a consultant beside the requests, with a mark in every text."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from consultores.acreditacion.models import Recomendacion
from consultores.acreditacion.queries import list_de as find_postulaciones
from consultores.mi_ficha.pedidos import ampliar
from consultores.postulaciones.evidencias import Prueba
from consultores.postulaciones.evidencias import agregar as add_evidence
from consultores.postulaciones.referencias import nombrar
from consultores.red.models import (
    Ausencia,
    ConsultorAcuerdo,
    ConsultorSector,
    ConsultorServicio,
    ConsultorSubtema,
    Horario,
    Vinculo,
)
from consultores.revision.tramite import recomendar
from plataforma.archivos import Subida
from tests.factories.acreditacion import make_enviada, persona
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario


def accredit(z: Usuario, mine: Consultor, marca: str) -> None:
    """What z applied with, asks for, was suspended for, reviewed, and vouched for."""
    first = find_postulaciones(z)[-1]
    prueba = Prueba(
        prueba=f"Obra {marca}",
        intento="p",
        archivo=Subida(f"{marca}.pdf", b"%PDF-1.4 " + marca.encode()),
    )
    add_evidence(first, prueba)
    nombrar(first, persona(1, nombre=f"Rita {marca}"))
    ampliar(mine, ["MKT"], "N3", f"Ferias {marca}")
    mine.vinculos = [Vinculo(nombre=f"Firma {marca}", nombre_plegado=f"firma {marca}")]
    other = make_enviada(make_usuario("Otra Postulante"))
    recomendar(other, Recomendacion.FAVORABLE, "Conviene.", actor=z)
    other.referencias[0].nombre, other.referencias[0].correo = z.nombre, z.correo
    other.miembro, other.miembro_correo = z, z.correo
    _profile(mine)


def _profile(mine: Consultor) -> None:
    """A row of each thing that a profile has."""
    mine.subtemas = [ConsultorSubtema(subtema="ORI-PRF")]
    mine.sectores = [ConsultorSector(sector="S04")]
    mine.servicios = [ConsultorServicio(servicio="REV")]
    mine.acuerdos = [ConsultorAcuerdo(acuerdo="CAN")]
    mine.ausencias = [Ausencia(desde=date(2030, 1, 7), hasta=date(2030, 1, 18))]
    mine.horario = [Horario(dia=1, desde=time(9), hasta=time(12))]
