"""The network's share of the demonstration world: forty consultants, some thirty requests.

Each act happens through the services at its moment; mails queued for that past are taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel
from sqlalchemy import delete, func, select

from consultores import demo_acreditacion as acreditacion
from consultores import demo_despues, demo_trabajo
from consultores.acreditacion import decisiones
from consultores.acreditacion.ficha import Ficha
from consultores.demo_fechas import momento
from consultores.pasos import admision, conversacion, entregables, marcha, ofertas
from consultores.pasos.entregables import Opinion
from consultores.promesa import services as promesa
from consultores.red.models import CUPO_INICIAL, Consultor, EstadoConsultor, TipoConsultor
from consultores.solicitudes import borradores, desempeno
from consultores.solicitudes.causas import Excusa
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.models import Solicitud
from plataforma.busqueda.analisis import fold
from plataforma.clock import at, now
from plataforma.db import db
from plataforma.demo import DOMAIN, add_person
from plataforma.dias_habiles import SABADO
from plataforma.email import Correo
from plataforma.identidad.models import Usuario
from plataforma.jobs.models import Job
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from plataforma.demo import Mundo

FILE = Path(__file__).with_name("demo_datos.yml")
REVISION = 19  # days from an application to its decision


class Perfil(BaseModel, frozen=True, extra="forbid"):
    """A consultant. `contacto` is who answers for an institution; days count back from today."""

    nombre: str
    contacto: str = ""
    cuenta: str = ""  # of the cast
    pais: str
    areas: list[str]
    idiomas: list[str]
    atiende: list[str]
    estado: EstadoConsultor = EstadoConsultor.ACREDITADO
    nivel: str = ""
    cupo: int = CUPO_INICIAL
    desde: int  # days since the accreditation, or else since the application
    decidido: int = 0  # days since the refusal or suspension
    motivo: str = ""
    intereses: str = ""
    resumen: TextoBilingue
    presentacion: TextoBilingue


class Paso(BaseModel, frozen=True, extra="forbid"):
    """One act. `cuando` is "working days ago hour"; `a`, the consultant whom it is about."""

    cuando: str
    acto: str
    a: str = ""
    texto: str = ""
    causa: str = Excusa.OTRA
    dias: int = 0
    horas: int = 0  # agreed, or worked
    opinion: Opinion = Opinion(contactada=True, util=True, a_tiempo=True, trato=5)


class Pedido(BaseModel, frozen=True, extra="forbid"):
    """A request. Who asks is an account of the cast, or a learner by firm and country."""

    cuenta: str = ""
    empresa: str = ""
    pais: str = ""
    a: str = ""
    tipo: str
    idioma: str
    mercado: str
    producto: str
    titulo: str
    descripcion: str
    cuando: str  # when the draft was begun
    pasos: list[Paso]


class Datos(BaseModel, frozen=True, extra="forbid"):
    consultores: list[Perfil]
    solicitudes: list[Pedido]


Red = Mapping[str, Consultor]
Act = Callable[[Solicitud, Usuario, Paso, Red], object]


def _write(s: Solicitud, actor: Usuario, paso: Paso, _red: Red) -> object:
    return conversacion.escribir(s, actor=actor, texto=paso.texto, intento=paso.cuando)


def _deliver(s: Solicitud, actor: Usuario, paso: Paso, _red: Red) -> object:
    return entregables.entregar(s, actor=actor, texto=paso.texto, intento=paso.cuando)


def _assign(s: Solicitud, actor: Usuario, consultant: Consultor) -> None:
    """Ask this one, unless the network did so by itself."""
    if consultant not in [a.consultor for a in s.ofertas]:
        ofertas.elegir(s, consultant, actor=actor, papel=Papel.GESTOR)


DE_LA_EMPRESA: Mapping[str, Act] = {
    "enviar": lambda s, a, _p, _r: admision.enviar(s, actor=a),
    "retirar": lambda s, a, _p, _r: ofertas.retirar(s, actor=a),
    "preguntar": _write,
    "pedir_ajustes": lambda s, a, p, _r: marcha.pedir_ajustes(s, actor=a, motivo=p.texto),
    "confirmar": lambda s, a, p, _r: entregables.confirmar(s, p.opinion, actor=a),
    "cancelar": lambda s, a, p, _r: marcha.cancelar(s, actor=a, motivo=p.texto),
    "suspender": lambda s, a, p, _r: marcha.suspender(
        s, actor=a, hasta=now().date() + timedelta(days=p.dias), motivo=p.texto
    ),
    "acordar": lambda s, a, _p, _r: demo_trabajo.acordar(s, a),
    "elegir_horario": lambda s, a, _p, _r: demo_trabajo.elegir_horario(s, a),
}
DE_LA_RED: Mapping[str, Act] = {
    "asignar": lambda s, a, p, r: _assign(s, a, r[p.a]),
    "admitir": lambda s, a, _p, _r: admision.admitir(s, actor=a),
    "observar": lambda s, a, p, _r: admision.observar(s, actor=a, motivo=p.texto),
    "rechazar": lambda s, a, p, _r: admision.rechazar(s, actor=a, causa=p.causa, motivo=p.texto),
}
DEL_CONSULTOR: Mapping[str, Act] = {
    "aceptar": lambda s, a, _p, _r: ofertas.aceptar(s, actor=a),
    "declinar": lambda s, a, p, _r: ofertas.declinar(s, actor=a, causa=p.causa, motivo=p.texto),
    "proponer": lambda s, a, p, _r: demo_trabajo.proponer(s, a, p.texto, p.horas),
    "citar": lambda s, a, p, _r: demo_trabajo.citar(s, a, p.texto),
    "anotar": lambda s, a, p, _r: demo_trabajo.anotar(s, a, p.texto, p.horas),
    "empezar": lambda s, a, _p, _r: marcha.empezar(s, actor=a),
    "contestar": _write,
    "entregar": _deliver,
    "replicar": lambda s, a, p, _r: entregables.replicar(s, actor=a, texto=p.texto),
}


def load(world: Mundo) -> None:
    """Fill the network, oldest request first; suspensions come after what led to them."""
    data = Datos.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
    last_mail = db.session.scalar(select(func.max(Correo.id))) or 0
    network = {perfil.nombre: _consultant(world, perfil) for perfil in data.consultores}
    busy: set[int] = set()
    for pedido in sorted(data.solicitudes, key=lambda p: -int(p.cuando.split()[0])):
        _request(world, network, pedido, _who(world, pedido, busy))
    for perfil in data.consultores:
        if perfil.estado == EstadoConsultor.SUSPENDIDO:
            admin = world.cuentas["administracion"]
            with at(_office_day(world, perfil.decidido)):
                decisiones.suspender(network[perfil.nombre], actor=admin, motivo=perfil.motivo)
    _applications(world, network)
    demo_trabajo.load(world)
    db.session.flush()
    desempeno.actualizar_todos()
    promesa.publicar()
    demo_despues.load(world)
    _forget_mails(last_mail)


def _consultant(world: Mundo, perfil: Perfil) -> Consultor:
    """Apply, and decide what was decided about it (but for a suspension)."""
    persona = world.cuentas.get(perfil.cuenta) or _account(world, perfil)
    waits = perfil.estado in (EstadoConsultor.POSTULADO, EstadoConsultor.RECHAZADO)
    applied = _office_day(world, perfil.desde if waits else perfil.desde + REVISION)
    persona.creado_el = min(persona.creado_el, applied - timedelta(days=2))
    with at(applied):
        asked = perfil.nivel or ("N4" if perfil.contacto else "N2")
        consultant = decisiones.postular(persona, _ficha(perfil), nivel=asked)
    consultant.cupo = perfil.cupo
    admin = world.cuentas["administracion"]
    if waits:
        acreditacion.rodear(consultant, applied)
    if perfil.estado == EstadoConsultor.RECHAZADO:
        with at(_office_day(world, perfil.decidido)):
            decisiones.rechazar(consultant, actor=admin, motivo=perfil.motivo, causa="experiencia")
    elif not waits:
        with at(_office_day(world, perfil.desde)):
            decisiones.acreditar(consultant, actor=admin, nivel=perfil.nivel)
    return consultant


def _ficha(perfil: Perfil) -> Ficha:
    more = acreditacion.completar(
        perfil.nombre, perfil.pais, perfil.nivel, perfil.areas, perfil.idiomas, perfil.atiende
    )
    return Ficha(
        nombre=perfil.nombre,
        tipo=TipoConsultor.INSTITUCION if perfil.contacto else TipoConsultor.PERSONA,
        pais=perfil.pais,
        resumen=perfil.resumen,
        presentacion=perfil.presentacion,
        areas=perfil.areas,
        idiomas=perfil.idiomas,
        paises=perfil.atiende,
        intereses=perfil.intereses,
        **more,
    )


def _applications(world: Mundo, network: Red) -> None:
    """One draft, one that was given back, and one that asks for another area."""
    acreditacion.empezar(world.aprendices[-1], _office_day(world, 6))
    back = network["Cooperativa de Servicios Trama"]
    acreditacion.devolver(back, world.cuentas["administracion"], _office_day(world, 2))
    acreditacion.ampliar(network["Hernán Basualdo"], "PAG", _office_day(world, 5))


def _account(world: Mundo, perfil: Perfil) -> Usuario:
    """Add the account of who answers, without a password."""
    words = fold(perfil.nombre.lower()).split()
    lang = "pt" if perfil.pais == "BR" else "es"
    name = perfil.contacto or perfil.nombre
    return add_person(world, name, perfil.pais, lang, f"{'.'.join(words)}@{DOMAIN}")


def _office_day(world: Mundo, days: int) -> datetime:
    """Return a moment in office hours at the Secretariat, that many days ago or a little before."""
    day = world.hace(days).replace(hour=13 + days % 6, minute=days % 50, second=0, microsecond=0)
    return day - timedelta(days=max(0, day.weekday() - SABADO + 1))


def _who(world: Mundo, pedido: Pedido, busy: set[int]) -> Usuario:
    """Return who asks: the learner who fits best and asks for nothing yet."""
    if pedido.cuenta:
        return world.cuentas[pedido.cuenta]
    free = (p for p in world.aprendices if p.id not in busy)
    found = min(
        free,
        key=lambda p: (
            p.idioma != pedido.idioma,
            p.empresa != pedido.empresa,
            p.pais != pedido.pais,
        ),
    )
    busy.add(found.id)
    return found


def _request(world: Mundo, network: Red, pedido: Pedido, firm: Usuario) -> None:
    """Make the request and let it go its way, each act at its moment."""
    consultant = network[pedido.a] if pedido.a else None
    country = consultant.pais if consultant else firm.pais
    begun = momento(world, pedido.cuando, country)
    firm.creado_el = min(firm.creado_el, begun - timedelta(days=1))
    with at(begun):
        s = borradores.empezar_borrador(
            firm, intento="demo-" + pedido.cuando, tipo=pedido.tipo, consultor=consultant
        )
        told = ("titulo", "descripcion", "producto", "mercado", "idioma")
        borradores.contar(s, borradores.Detalle(**pedido.model_dump(include=set(told))))
    asked = consultant
    for paso in pedido.pasos:
        asked = network.get(paso.a) or asked
        with at(momento(world, paso.cuando, country)):
            _act(world, network, s, paso, asked)


def _act(world: Mundo, network: Red, s: Solicitud, paso: Paso, asked: Consultor | None) -> None:
    """Let the firm, the network, or the consultant who has it or was asked last, do it."""
    if paso.acto in DE_LA_EMPRESA:
        DE_LA_EMPRESA[paso.acto](s, s.solicitante, paso, network)
    elif paso.acto in DE_LA_RED:
        DE_LA_RED[paso.acto](s, world.cuentas["administracion"], paso, network)
    else:
        answers = s.consultor or asked or s.ofertas[0].consultor
        if answers.usuario is None:
            msg = f"{s.titulo}: nobody can {paso.acto}"
            raise ValueError(msg)
        DEL_CONSULTOR[paso.acto](s, answers.usuario, paso, network)


def _forget_mails(last: int) -> None:
    """Take back the mails queued since then, with their jobs: all that happened before."""
    new = set(db.session.scalars(select(Correo.id).where(Correo.id > last)))
    jobs = db.session.scalars(select(Job).where(Job.nombre == "correo.enviar"))
    mine = [job.id for job in jobs if job.payload["id"] in new]
    db.session.execute(delete(Job).where(Job.id.in_(mine)))
    db.session.execute(delete(Correo).where(Correo.id.in_(new)))
