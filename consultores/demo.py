"""The network's share of the demonstration world: forty consultants, twenty-five requests.

Everything happens through the services, as if it were now, and is then moved back to its day.
What the services queue for that past, mails to people, is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel
from sqlalchemy import delete, func, select

from consultores.red import services as red
from consultores.red.models import CUPO_INICIAL, Consultor, Dictamen, EstadoConsultor, TipoConsultor
from consultores.solicitudes import borradores, conversacion, desempeno, entregables, services
from consultores.solicitudes.entregables import Opinion
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.models import Solicitud
from consultores.solicitudes.plazos import (
    DIAS_RESPUESTA,
    DIAS_REVISION,
    SABADO,
    es_habil,
    habiles_entre,
    limite,
)
from plataforma.busqueda.analisis import fold
from plataforma.clock import to_zone
from plataforma.db import db
from plataforma.demo import DOMAIN, add_person
from plataforma.email import Correo
from plataforma.identidad.models import Usuario
from plataforma.jobs.models import Job
from plataforma.paises import zona_de
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from plataforma.demo import Mundo

FILE = Path(__file__).with_name("demo_datos.yml")
REVISION = 19  # days from an application to its decision
MOMENTS = (
    "creada_el", "actualizada_el", "enviada_el", "cerrada_el", "ocurrio_el", "asignada_el",
    "respondida_el", "enviado_el", "entregado_el", "calificada_el", "replicada_el",
)  # fmt: skip


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
    """One act. `cuando` is "working days ago hour"; `a`, the consultant picked instead."""

    cuando: str
    acto: str
    a: str = ""
    texto: str = ""
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


DE_LA_EMPRESA: Mapping[str, Act] = {
    "enviar": lambda s, a, _p, _r: services.enviar(s, actor=a),
    "asignar": lambda s, a, p, r: services.reasignar(s, r[p.a], actor=a),
    "retirar": lambda s, a, _p, _r: services.retirar(s, actor=a),
    "preguntar": _write,
    "pedir_ajustes": lambda s, a, p, _r: services.pedir_ajustes(s, actor=a, motivo=p.texto),
    "confirmar": lambda s, a, p, _r: entregables.confirmar(s, p.opinion, actor=a),
    "cancelar": lambda s, a, p, _r: services.cancelar(s, actor=a, motivo=p.texto),
}
DEL_CONSULTOR: Mapping[str, Act] = {
    "aceptar": lambda s, a, _p, _r: services.aceptar(s, actor=a),
    "declinar": lambda s, a, p, _r: services.declinar(s, actor=a, motivo=p.texto),
    "empezar": lambda s, a, _p, _r: services.empezar(s, actor=a),
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
            consultant = network[perfil.nombre]
            red.suspender(consultant, actor=world.cuentas["administracion"], motivo=perfil.motivo)
            _date_decision(consultant, _office_day(world, perfil.decidido))
    db.session.flush()
    desempeno.actualizar_todos()
    _forget_mails(last_mail)


def _consultant(world: Mundo, perfil: Perfil) -> Consultor:
    """Apply, and decide what was decided about it (but for a suspension)."""
    persona = world.cuentas.get(perfil.cuenta) or _account(world, perfil)
    waits = perfil.estado in (EstadoConsultor.POSTULADO, EstadoConsultor.RECHAZADO)
    applied = _office_day(world, perfil.desde if waits else perfil.desde + REVISION)
    persona.creado_el = min(persona.creado_el, applied - timedelta(days=2))
    consultant = red.postular(
        persona,
        red.Ficha(
            nombre=perfil.nombre,
            tipo=TipoConsultor.INSTITUCION if perfil.contacto else TipoConsultor.PERSONA,
            pais=perfil.pais,
            resumen=perfil.resumen,
            presentacion=perfil.presentacion,
            areas=perfil.areas,
            idiomas=perfil.idiomas,
            paises=perfil.atiende,
            intereses=perfil.intereses,
        ),
    )
    consultant.cupo = perfil.cupo
    consultant.postulado_el = consultant.declarado_el = applied
    admin = world.cuentas["administracion"]
    if perfil.estado == EstadoConsultor.RECHAZADO:
        red.rechazar(consultant, actor=admin, motivo=perfil.motivo)
        _date_decision(consultant, _office_day(world, perfil.decidido))
    elif not waits:
        since = _office_day(world, perfil.desde)
        red.acreditar(consultant, actor=admin, nivel=perfil.nivel, el=since)
        _date_decision(consultant, since)
    return consultant


def _account(world: Mundo, perfil: Perfil) -> Usuario:
    """Add the account of who answers, without a password."""
    words = fold(perfil.nombre.lower()).split()
    lang = "pt" if perfil.pais == "BR" else "es"
    name = perfil.contacto or perfil.nombre
    return add_person(world, name, perfil.pais, lang, f"{'.'.join(words)}@{DOMAIN}")


def _date_decision(consultant: Consultor, moment: datetime) -> None:
    db.session.flush()
    last = select(Dictamen).where(Dictamen.consultor_id == consultant.id)
    db.session.scalars(last.order_by(Dictamen.id.desc()).limit(1)).one().decidido_el = moment


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
    begun = _moment(world, pedido.cuando, country)
    firm.creado_el = min(firm.creado_el, begun - timedelta(days=1))
    s = borradores.empezar_borrador(
        firm, intento="demo-" + pedido.cuando, tipo=pedido.tipo, consultor=consultant
    )
    s.referencia = s.referencia.replace(f"-{world.ahora.year}-", f"-{begun.year}-")
    told = ("titulo", "descripcion", "producto", "mercado", "idioma")
    borradores.contar(s, borradores.Detalle(**pedido.model_dump(include=set(told))))
    _move_back(s, begun, world.ahora)
    for paso in pedido.pasos:
        own = paso.acto in DE_LA_EMPRESA
        actor = firm if own else s.otra_parte(Papel.SOLICITANTE)
        if actor is None:
            msg = f"{pedido.titulo}: nobody can {paso.acto}"
            raise ValueError(msg)
        (DE_LA_EMPRESA if own else DEL_CONSULTOR)[paso.acto](s, actor, paso, network)
        moment = _moment(world, paso.cuando, country)
        _move_back(s, moment, world.ahora)
        _promise(s, paso.acto, moment)


def _moment(world: Mundo, cuando: str, country: str) -> datetime:
    """Return the moment of "working days ago hour" on the wall clock of the country."""
    days, hour = cuando.split()
    zone = zona_de(country)
    day = to_zone(world.ahora, zone).date()
    for _ in range(int(days)):
        day -= timedelta(days=1)
        while not es_habil(day, country):
            day -= timedelta(days=1)
    local = datetime.combine(day, time.fromisoformat(hour), ZoneInfo(zone))
    return local.astimezone(UTC)


def _move_back(s: Solicitud, moment: datetime, loading: datetime) -> None:
    """Date what the last act wrote: every moment that is not before the loading."""
    rows: list[Any] = [s, *s.movimientos, *s.asignaciones, *s.mensajes, *s.entregables]
    if s.calificacion:
        rows.append(s.calificacion)
    for row in rows:
        for name in MOMENTS:
            if (value := getattr(row, name, None)) and value >= loading:
                setattr(row, name, moment)


def _promise(s: Solicitud, acto: str, moment: datetime) -> None:
    """Count deadlines and answers from the moment, as the act did from now."""
    if s.consultor and acto in ("enviar", "asignar"):
        due = limite(moment, DIAS_RESPUESTA, s.consultor.pais)
        s.responder_antes_el = s.asignaciones[-1].responder_antes_el = due
    elif s.consultor and acto in ("aceptar", "pedir_ajustes"):
        days = services.dias_entrega(s.tipo) if acto == "aceptar" else DIAS_REVISION
        s.entregar_antes_el = limite(moment, days, s.consultor.pais)
    for a in s.asignaciones:
        if a.respondida_el:
            a.dias_respuesta = habiles_entre(a.asignada_el, a.respondida_el, a.consultor.pais)


def _forget_mails(last: int) -> None:
    """Take back the mails queued since then, with their jobs: all that happened before."""
    new = set(db.session.scalars(select(Correo.id).where(Correo.id > last)))
    jobs = db.session.scalars(select(Job).where(Job.nombre == "correo.enviar"))
    mine = [job.id for job in jobs if job.payload["id"] in new]
    db.session.execute(delete(Job).where(Job.id.in_(mine)))
    db.session.execute(delete(Correo).where(Correo.id.in_(new)))
