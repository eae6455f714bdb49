"""From a solved case to a published answer: three yeses, and then a date on which to look again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from consultores.red.directorio import poner_al_dia
from consultores.respuestas import emails
from consultores.respuestas.anonimo import Conocido, Hallazgo, firma_de, revisar
from consultores.respuestas.errors import (
    FaltaAcuerdoError,
    FaltaMirarError,
    FaltaTextoError,
    NoSeProponeError,
    OtraPersonaError,
    SeReconoceError,
    YaDecididoError,
)
from consultores.respuestas.models import CasoResuelto, EstadoCaso, VersionCaso
from consultores.respuestas.plazos import inicio_de, sumar_meses
from consultores.respuestas.queries import lock
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.movimientos import lock as lock_request
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.busqueda.analisis import fold
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.i18n import DEFAULT_ZONE
from plataforma.identidad.invitados import contacto_de
from plataforma.jobs import enqueue
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

FUENTE = "respuestas"  # name of the search source
SILENCIO = "respuestas.silencio"
REVISAR = "respuestas.revisar"
RECORDAR = "respuestas.recordar"
RETIRAR = "respuestas.retirar"
PLAZO_ACUERDO = timedelta(days=30)
CAMBIAN = ("ORI", "ADU")  # areas whose rules change: looked at twice a year
MESES_CORTO, MESES_LARGO = 6, 12
RECORDATORIOS = (15, 30, 45)  # days after the review date
GRACIA = timedelta(days=60)  # and then it is withdrawn
SLUG = 70


@dataclass(frozen=True, kw_only=True)
class Propuesta:
    """What the consultant writes, in one language. `mirado`: the mark of what they looked at."""

    pregunta: str
    respuesta: str
    idioma: str
    mirado: str = ""


@dataclass(frozen=True, kw_only=True)
class Edicion:
    """What the editor publishes."""

    pregunta: TextoBilingue
    respuesta: TextoBilingue
    fuentes: list[dict[str, Any]]
    area: str
    subtema: str = ""
    mercado: str = ""
    acuerdo: str = ""
    mirado: str = ""


def conocido_de(solicitud: Solicitud | None) -> Conocido:
    """Return what the text of a case must not say."""
    if solicitud is None:
        return Conocido()
    firm, body = solicitud.solicitante, solicitud.organizacion
    contacto = contacto_de(firm)
    numbers = [firm.telefono, contacto.telefono if contacto else "", solicitud.referencia]
    firms = [solicitud.empresa, firm.empresa]
    if body is not None:
        firms.append(body.nombre)
        numbers.append(body.identificador or "")
    return Conocido(
        empresas=[f for f in firms if f],
        personas=[firm.nombre] if firm.nombre else [],
        numeros=[n for n in numbers if n],
    )


def hallazgos(solicitud: Solicitud | None, *textos: str) -> list[Hallazgo]:
    """Return what in these texts would tell whose case it was."""
    return revisar("\n".join(textos), conocido_de(solicitud))


def _check_anonymous(solicitud: Solicitud | None, mirado: str, *textos: str) -> None:
    found = hallazgos(solicitud, *textos)
    if any(h.grave for h in found):
        raise SeReconoceError
    if found and mirado != firma_de(found):
        raise FaltaMirarError


def se_propone(solicitud: Solicitud) -> bool:
    """Whether the case is closed and helped."""
    return solicitud.estado == Estado.CERRADA and solicitud.desenlace == Desenlace.RESUELTA


def find_de(solicitud: Solicitud) -> CasoResuelto | None:
    return db.session.scalar(select(CasoResuelto).where(CasoResuelto.solicitud_id == solicitud.id))


def proponer(solicitud: Solicitud, propuesta: Propuesta, *, actor: Usuario) -> CasoResuelto:
    """Propose a case, once; the firm is asked."""
    lock_request(solicitud)
    found = find_de(solicitud)
    if found is not None:
        return found
    if not se_propone(solicitud) or solicitud.consultor is None:
        raise NoSeProponeError
    _check_anonymous(solicitud, propuesta.mirado, propuesta.pregunta, propuesta.respuesta)
    caso = CasoResuelto(
        solicitud=solicitud,
        consultor=solicitud.consultor,
        slug=f"{solicitud.id}",
        pais=solicitud.pais,
        idioma=propuesta.idioma,
        pregunta=_en(propuesta.idioma, propuesta.pregunta),
        respuesta=_en(propuesta.idioma, propuesta.respuesta),
        area=solicitud.area,
        mercado=solicitud.mercado,
        propuesta_el=now(),
    )
    db.session.add(caso)
    db.session.flush()
    caso.slug = f"caso-{caso.id}"
    audit.record("caso.proponer", ("caso", caso.id), actor=actor)
    enqueue(SILENCIO, {"id": caso.id}, no_antes_el=now() + PLAZO_ACUERDO)
    emails.acuerdo(caso)
    return caso


def _en(lang: str, text: str) -> TextoBilingue:
    return TextoBilingue(*(text.strip() if lang == each else "" for each in ("es", "pt")))


def decidir(caso: CasoResuelto, *, acepta: bool) -> None:
    """Keep what the firm says. A yes may be taken back at any time, and the answer goes."""
    lock(caso)
    firm = caso.solicitud.solicitante if caso.solicitud else None
    if acepta and caso.estado == EstadoCaso.PROPUESTA:
        caso.estado, caso.consentida_el = EstadoCaso.ACORDADA, now()
        audit.record("caso.acordar", ("caso", caso.id), actor=firm)
    elif not acepta and caso.estado not in (EstadoCaso.NEGADA, EstadoCaso.RETIRADA):
        was_public = caso.es_publica
        caso.estado = EstadoCaso.RETIRADA if was_public else EstadoCaso.NEGADA
        caso.consentida_el, caso.motivo = None, "empresa"
        audit.record("caso.negar", ("caso", caso.id), actor=firm)
        if was_public:
            _refresh(caso)
    elif acepta and caso.consentida_el is None:
        raise YaDecididoError


def callar(caso: CasoResuelto) -> None:
    """Nobody said anything in time: that is a no."""
    if caso.estado == EstadoCaso.PROPUESTA and caso.propuesta_el + PLAZO_ACUERDO <= now():
        caso.estado, caso.motivo = EstadoCaso.NEGADA, "silencio"


def publicar(caso: CasoResuelto, edicion: Edicion, *, actor: Usuario) -> None:
    """Publish what consultant and firm agreed to, in both languages; or again, reviewed."""
    lock(caso)
    if caso.consentida_el is None:
        raise FaltaAcuerdoError
    if caso.consultor is not None and caso.consultor.usuario_id == actor.id:
        raise OtraPersonaError
    texts = (edicion.pregunta.es, edicion.pregunta.pt, edicion.respuesta.es, edicion.respuesta.pt)
    if not all(t.strip() for t in texts) or not edicion.fuentes:
        raise FaltaTextoError
    _check_anonymous(caso.solicitud, edicion.mirado, *texts)
    before = (caso.pregunta, caso.respuesta, caso.fuentes)
    caso.pregunta, caso.respuesta, caso.fuentes = (
        edicion.pregunta, edicion.respuesta, edicion.fuentes,
    )  # fmt: skip
    caso.area, caso.subtema = edicion.area, edicion.subtema
    caso.mercado, caso.acuerdo = edicion.mercado, edicion.acuerdo
    if caso.version == 0 or before != (caso.pregunta, caso.respuesta, caso.fuentes):
        _keep_version(caso, actor)
    if caso.publicada_el is None:
        caso.slug = f"{_slug(caso.pregunta.es)}-{caso.id}"
        caso.publicada_el = now()
    caso.estado, caso.motivo = EstadoCaso.PUBLICADA, ""
    caso.responsable_id = actor.id
    _set_review(caso)
    audit.record("caso.publicar", ("caso", caso.id), actor=actor, datos={"version": caso.version})
    _refresh(caso)


def _keep_version(caso: CasoResuelto, actor: Usuario) -> None:
    caso.version += 1
    db.session.add(
        VersionCaso(
            caso_id=caso.id,
            numero=caso.version,
            pregunta=caso.pregunta,
            respuesta=caso.respuesta,
            fuentes=caso.fuentes,
            editor_id=actor.id,
            publicada_el=now(),
        )
    )


def meses_de(caso: CasoResuelto) -> int:
    """Return after how many months it is looked at again."""
    return MESES_CORTO if caso.area in CAMBIAN or caso.acuerdo else MESES_LARGO


def _set_review(caso: CasoResuelto) -> None:
    today = to_zone(now(), DEFAULT_ZONE).date()
    caso.revisar_el = sumar_meses(today, meses_de(caso))
    enqueue(REVISAR, {"id": caso.id}, no_antes_el=inicio_de(caso.revisar_el))


def toca_revisar(caso: CasoResuelto) -> None:
    """Its date came: mark it, tell who answers for it, and begin to count."""
    due = caso.revisar_el is not None and inicio_de(caso.revisar_el) <= now()
    if not due or caso.estado != EstadoCaso.PUBLICADA or caso.revisar_el is None:
        return
    caso.estado = EstadoCaso.POR_REVISAR
    since = inicio_de(caso.revisar_el)
    when = {"id": caso.id, "de": caso.revisar_el.isoformat()}
    for days in RECORDATORIOS:
        enqueue(RECORDAR, when, no_antes_el=since + timedelta(days=days))
    enqueue(RETIRAR, when, no_antes_el=since + GRACIA)
    emails.por_revisar(caso)


def recordar(caso: CasoResuelto, de: str) -> None:
    if _still_due(caso, de):
        emails.por_revisar(caso)


def vencer(caso: CasoResuelto, de: str) -> None:
    """Nobody looked at it in sixty days: take it out of sight."""
    if _still_due(caso, de) and inicio_de(date.fromisoformat(de)) + GRACIA <= now():
        caso.estado, caso.motivo = EstadoCaso.RETIRADA, "sin_revision"
        audit.record("caso.vencer", ("caso", caso.id), actor=None)
        _refresh(caso)
        emails.retirada(caso)


def _still_due(caso: CasoResuelto, de: str) -> bool:
    """Whether it still waits for the review of that day."""
    day = caso.revisar_el.isoformat() if caso.revisar_el else ""
    return caso.estado == EstadoCaso.POR_REVISAR and day == de


def retirar(caso: CasoResuelto, *, actor: Usuario) -> None:
    """Take it out of sight; twice is once."""
    lock(caso)
    if not caso.es_publica:
        return
    caso.estado, caso.motivo = EstadoCaso.RETIRADA, "editor"
    audit.record("caso.retirar", ("caso", caso.id), actor=actor)
    _refresh(caso)


def _refresh(caso: CasoResuelto) -> None:
    """Let the search, and the consultant's place in the directory, know of it."""
    db.session.flush()
    request_update(FUENTE, clave(caso))
    if caso.consultor_id is not None:
        poner_al_dia([caso.consultor_id])


def clave(caso: CasoResuelto) -> str:
    """Return the key of the answer's documents in the search."""
    return f"respuesta:{caso.id}"


def _slug(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(text.lower())).strip("-")
    return words[:SLUG].rstrip("-") or "respuesta"
