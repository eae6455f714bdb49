"""The work on a request in the demonstration world, a guest's request and a body's workshop."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from consultores.asistente import invitados, services
from consultores.demo_fechas import momento
from consultores.pasos import admision
from consultores.red.queries import find_de_usuario
from consultores.reuniones import services as reuniones
from consultores.reuniones.services import Idea
from consultores.solicitudes import borradores
from consultores.solicitudes.borradores import Detalle
from consultores.solicitudes.errors import YaNoEsSuyaError
from consultores.solicitudes.formativo import CURSO, Formacion
from consultores.trabajo import alcance, horas
from consultores.trabajo.horas import Trabajo
from plataforma.clock import at, now, to_zone
from plataforma.dias_habiles import sumar_habiles
from plataforma.direccion import direccion_completa
from plataforma.identidad.invitados import DatosInvitado, nuevo_codigo, probar_correo
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from datetime import date

    from consultores.solicitudes.models import Solicitud
    from plataforma.demo import Mundo
    from plataforma.identidad.models import Usuario

NO_INCLUYE = "El trámite ante la entidad que emite el certificado."
ENLACE = "https://llamada.escala.test/repaso"
INVITADA = DatosInvitado(
    nombre="Rosa Quispe",
    idioma="es",
    pais="BO",
    empresa="Tejidos Sajama",
    correo="rosa.quispe@escala.test",
)
DE_LA_INVITADA = Detalle(
    titulo="¿Qué debe decir la etiqueta de mis chompas de alpaca en Perú?",
    descripcion=(
        "Una tienda de Arequipa quiere 80 chompas. Pide etiqueta con la composición y no sé qué "
        "más debe llevar ni si tengo que registrarme."
    ),
    producto="Chompas de alpaca tejidas a mano",
    mercado="PE",
    idioma="es",
)
DEL_TALLER = Detalle(
    titulo="Taller de origen para empresas de alimentos de Salto y Paysandú",
    descripcion=(
        "Treinta empresas empiezan a vender a Brasil y piden el certificado a último momento. "
        "Queremos que cada una salga con su declaración de origen empezada."
    ),
    producto="Alimentos envasados",
    mercado="BR",
    idioma="es",
)
DONDE = {"servicio": "TAL", "area": "ORI", "modalidad": "presencial"}
EN_EL_TALLER = "Un taller de dos días con ejercicios, y la declaración de origen de cada empresa"


def proponer(s: Solicitud, actor: Usuario, entregable: str, cuantas: int) -> None:
    """Take the offer, and say what will be done."""
    offer = s.oferta_de(actor)
    if offer is None:
        raise YaNoEsSuyaError
    usual = alcance.inicial(s, offer.consultor, s.idioma)
    said = replace(usual, entregable=entregable, horas=cuantas, no_incluye=NO_INCLUYE)
    alcance.aceptar(s, said, actor=actor)


def acordar(s: Solicitud, actor: Usuario) -> None:
    found = alcance.vigente(s)
    alcance.acordar(s, version=found.version if found else 0, actor=actor)


def citar(s: Solicitud, actor: Usuario, tema: str) -> None:
    """Propose two mornings to come."""
    zone = zona_de(s.pais)
    today = to_zone(now(), zone).date()
    days = [sumar_habiles(today, n, s.pais) for n in (4, 5)]
    mornings = [datetime.combine(day, time(10), ZoneInfo(zone)) for day in days]
    idea = Idea(tema=tema, minutos=45, horarios=mornings, enlace=ENLACE)
    reuniones.proponer(s, idea, actor=actor, intento="demo")


def elegir_horario(s: Solicitud, actor: Usuario) -> None:
    (found,) = reuniones.list_reuniones(s)
    reuniones.elegir(s, found, found.horarios[0].id, actor=actor)


def anotar(s: Solicitud, actor: Usuario, que: str, cuantas: int) -> None:
    zone = zona_de(s.consultor.pais if s.consultor else s.pais)
    done = Trabajo(dia=to_zone(now(), zone).date(), cuartos=4 * cuantas, que=que)
    horas.anotar(s, done, actor=actor, intento="demo")


def load(world: Mundo) -> None:
    _guest(world)
    _workshop(world)


def _guest(world: Mundo) -> None:
    """Somebody without an account asks; `preparar` says how to follow it."""
    with at(momento(world, "2 09:00", INVITADA.pais)):
        s = invitados.empezar(INVITADA, marca="demo", tipo="SOL-REQ", consultor=None)
        borradores.contar(s, DE_LA_INVITADA)
        guest = s.solicitante
        guest.creado_el -= timedelta(minutes=1)
    with at(momento(world, "2 09:20", INVITADA.pais)):
        probar_correo(guest)
        admision.enviar(s, actor=guest)
    follow = direccion_completa("asistente.seguir", lang="es", referencia=s.referencia)
    world.para_ver.append((f"Una solicitud sin cuenta, código {nuevo_codigo(guest)}", follow))


def _workshop(world: Mundo) -> None:
    """Carla's chamber asks for a workshop; what is proposed waits for her."""
    carla, casa = world.cuentas["camara"], world.camaras[0]
    diego = world.cuentas["consultor"]
    first = to_zone(world.ahora, zona_de(casa.pais)).date() + timedelta(days=50)
    with at(momento(world, "3 10:00", casa.pais)):
        s = borradores.empezar_borrador(
            carla, intento="demo-taller", tipo=CURSO, consultor=find_de_usuario(diego.id)
        )
        services.poner_casa(s, casa)
        borradores.contar(s, DEL_TALLER)
        services.guardar_formacion(s, DONDE, _group(first))
    with at(momento(world, "3 10:30", casa.pais)):
        admision.enviar(s, actor=carla)
    with at(momento(world, "1 09:30", casa.pais)):
        proponer(s, diego, EN_EL_TALLER, 16)


def _group(first: date) -> Formacion:
    later = first + timedelta(days=7)
    return Formacion(
        desde=first,
        hasta=first + timedelta(days=1),
        otra_desde=later,
        otra_hasta=later + timedelta(days=1),
        personas=30,
        lugar="Salto, salón de la cámara",
        para_quienes="Empresas de alimentos que ya venden a Brasil o empiezan este año",
    )
