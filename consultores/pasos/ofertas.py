"""Offering a request to consultants, and what each answers. The first who takes it owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from consultores.pasos import emails_consultor, emails_empresa
from consultores.red.services import bloquear
from consultores.solicitudes import desempeno, relojes, turnos
from consultores.solicitudes.borradores import check_consultor
from consultores.solicitudes.errors import (
    AunEnPlazoError,
    ConsultorNoDisponibleError,
    YaLaTomoOtraError,
    YaNoEsSuyaError,
)
from consultores.solicitudes.estados import FINALES, Acto, Estado, Papel, siguiente
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from consultores.solicitudes.movimientos import lock, mover
from consultores.solicitudes.plazos import habiles_entre, limite
from consultores.solicitudes.relojes import PLAZOS, Reloj, dias_entrega
from consultores.solicitudes.turnos import Propuesta
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

ELEGIDO = "elegido"  # the reason of whom the firm chose: no matter of the turn
LIBRES = (Estado.ADMITIDA, Estado.EN_ESPERA)  # states in which it can be offered


def repartir(solicitud: Solicitud) -> bool:
    """Offer a request that nobody has to whom the matching names; False when there is nobody.

    Whom the firm chose comes first, once.
    """
    found = _chosen(solicitud) or turnos.elegir(solicitud)
    if not found:
        if solicitud.estado == Estado.ADMITIDA:
            mover(solicitud, Acto.ESPERAR, actor=None)
            emails_empresa.en_espera(solicitud)
        return False
    ofrecer(solicitud, found)
    return True


def _chosen(solicitud: Solicitud) -> list[Propuesta]:
    chosen = solicitud.elegido
    if chosen is None or not chosen.recibe_solicitudes:
        return []
    asked = any(a.consultor_id == chosen.id for a in solicitud.asignaciones)
    return [] if asked else [Propuesta(chosen, (ELEGIDO,))]


def ofrecer(
    solicitud: Solicitud,
    propuestas: Sequence[Propuesta],
    *,
    actor: Usuario | None = None,
    papel: Papel = Papel.SISTEMA,
) -> None:
    """Offer it to these consultants at the same time, each with its own date to answer."""
    moment = now()
    mover(solicitud, Acto.ASIGNAR, actor=actor, papel=papel)
    for p in propuestas:
        pais = p.consultor.pais
        solicitud.asignaciones.append(
            Asignacion(
                consultor=p.consultor,
                por=Papel.SOLICITANTE if ELEGIDO in p.razones else papel,
                razones=list(p.razones),
                asignada_el=moment,
                responder_antes_el=limite(moment, PLAZOS[Reloj.ACEPTACION].meta, pais),
            )
        )
        p.consultor.ultima_oferta_el = moment
    # The clock of the one who has longest: holidays differ from country to country.
    last = max(
        propuestas, key=lambda p: limite(moment, PLAZOS[Reloj.ACEPTACION].limite, p.consultor.pais)
    )
    relojes.poner(solicitud, Reloj.ACEPTACION, last.consultor.pais, desde=moment)
    solicitud.responder_antes_el, solicitud.entregar_antes_el = solicitud.meta_el, None
    desempeno.actualizar(*(p.consultor.id for p in propuestas))
    for p in propuestas:
        emails_consultor.ofrecida(solicitud, p.consultor)


def elegir(
    solicitud: Solicitud, consultor: Consultor, *, actor: Usuario, papel: Papel | None = None
) -> None:
    """Offer it to the one whom the firm (or, with `papel`, the counterpart) picks."""
    lock(solicitud)
    quality = papel or solicitud.papel_de(actor)
    if quality is None:
        raise YaNoEsSuyaError
    if solicitud.estado == Estado.ASIGNADA and quality == Papel.GESTOR:
        _take_back(solicitud, Acto.RETIRAR, Respuesta.RETIRADA, actor=actor, papel=quality)
    siguiente(solicitud.estado, Acto.ASIGNAR, quality)
    check_room(solicitud, consultor)
    solicitud.elegido = consultor
    why = "contraparte" if quality == Papel.GESTOR else ELEGIDO
    ofrecer(solicitud, [Propuesta(consultor, (why,))], actor=actor, papel=quality)


def check_room(solicitud: Solicitud, consultor: Consultor) -> None:
    """Hold the consultant's row, so that two firms do not take the last place."""
    bloquear(consultor)
    db.session.refresh(consultor.desempeno)
    check_consultor(solicitud, consultor)
    if not consultor.recibe_solicitudes:
        raise ConsultorNoDisponibleError(nombre=consultor.nombre)


def aceptar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """Take it. Of two at the same moment one owns it, and the other reads so."""
    lock(solicitud)
    mine = solicitud.oferta_de(actor)
    if mine is None:
        explicar(solicitud, actor)
    siguiente(solicitud.estado, Acto.ACEPTAR, Papel.CONSULTOR)
    others = [a for a in solicitud.ofertas if a is not mine]
    solicitud.consultor = mine.consultor  # first: no state with an owner is without one
    mover(solicitud, Acto.ACEPTAR, actor=actor, papel=Papel.CONSULTOR)
    _answer(mine, Respuesta.ACEPTADA)
    for other in others:
        _answer(other, Respuesta.TOMADA)
    solicitud.responder_antes_el = None
    solicitud.entregar_antes_el = limite(now(), dias_entrega(solicitud), mine.consultor.pais)
    desempeno.actualizar(mine.consultor_id, *(other.consultor_id for other in others))
    for other in others:
        emails_consultor.tomada(solicitud, other.consultor)
    emails_empresa.aceptada(solicitud)


def explicar(solicitud: Solicitud, actor: Usuario) -> NoReturn:
    """Say to who comes too late what happened meanwhile."""
    had = [a.respuesta for a in solicitud.asignaciones if a.consultor.usuario_id == actor.id]
    if Respuesta.TOMADA in had:
        raise YaLaTomoOtraError
    is_theirs = solicitud.papel_de(actor) == Papel.CONSULTOR
    if had and (is_theirs or solicitud.estado in FINALES):
        siguiente(solicitud.estado, Acto.ACEPTAR, Papel.CONSULTOR)
    raise YaNoEsSuyaError


def declinar(solicitud: Solicitud, *, actor: Usuario, causa: str, motivo: str) -> None:
    """Say no, with a reason; when nobody else is asked, it goes to others at once."""
    lock(solicitud)
    mine = solicitud.oferta_de(actor)
    last = len(solicitud.ofertas) <= 1
    mover(solicitud, Acto.DECLINAR if last else Acto.PASAR, actor=actor, causa=causa, motivo=motivo)
    if mine is None:
        raise YaNoEsSuyaError
    _answer(mine, Respuesta.DECLINADA)
    mine.causa = causa
    desempeno.actualizar(mine.consultor_id)
    if last:
        _look_further(solicitud)
        emails_empresa.declinada(solicitud, motivo)


def vencer(solicitud: Solicitud) -> None:
    """The consultants asked were silent: it goes to others at once. By the clock."""
    lock(solicitud)
    silent = [a.consultor for a in solicitud.ofertas]
    _take_back(solicitud, Acto.VENCER, Respuesta.SILENCIO, actor=None, papel=Papel.SISTEMA)
    _look_further(solicitud)
    for consultor in silent:
        emails_consultor.vencida(solicitud, consultor)
    emails_empresa.sin_respuesta(solicitud)


def retirar(solicitud: Solicitud, *, actor: Usuario) -> None:
    """The firm takes it from whom it was offered, who let the date pass, or who left."""
    lock(solicitud)
    siguiente(solicitud.estado, Acto.RETIRAR, Papel.SOLICITANTE)
    if not puede_retirar(solicitud):
        raise AunEnPlazoError
    asked = [a.consultor for a in solicitud.ofertas]
    _take_back(solicitud, Acto.RETIRAR, Respuesta.RETIRADA, actor=actor, papel=Papel.SOLICITANTE)
    for consultor in asked:
        emails_consultor.retirada(solicitud, consultor)


def puede_retirar(solicitud: Solicitud) -> bool:
    """Whether those who have the request failed it."""
    if solicitud.estado == Estado.ENTREGADA:
        return solicitud.quedo_sin_consultor
    if solicitud.estado != Estado.ASIGNADA:
        return False
    return solicitud.esta_vencida or not any(a.consultor.es_publico for a in solicitud.ofertas)


def quitar(
    solicitud: Solicitud,
    *,
    actor: Usuario | None,
    papel: Papel,
    motivo: str = "",
) -> None:
    """Take it from whoever has it (counterpart, or the clock), and offer it to others at once."""
    lock(solicitud)
    had = [solicitud.consultor] if solicitud.consultor else [a.consultor for a in solicitud.ofertas]
    _take_back(
        solicitud,
        Acto.RETIRAR,
        Respuesta.RETIRADA,
        actor=actor,
        papel=papel,
        motivo=motivo,
    )
    _look_further(solicitud)
    for consultor in had:
        emails_consultor.retirada(solicitud, consultor)
    emails_empresa.reencaminada(solicitud, motivo)


def liberar(solicitud: Solicitud, consultor: Consultor, *, borro: bool = True) -> None:
    """The consultant left the network: what they had, or were asked, goes to others.

    `borro`: they closed the account, and what they wrote is gone.
    """
    lock(solicitud)
    offer = next((a for a in solicitud.ofertas if a.consultor_id == consultor.id), None)
    has = solicitud.consultor_id == consultor.id or offer is not None
    if not (has and solicitud.esta_abierta):
        return
    if offer is not None and len(solicitud.ofertas) > 1:
        mover(solicitud, Acto.PASAR, actor=None)
        _answer(offer, Respuesta.RETIRADA)
        desempeno.actualizar(consultor.id)
        return
    _take_back(solicitud, Acto.LIBERAR, Respuesta.RETIRADA, actor=None, papel=Papel.SISTEMA)
    _look_further(solicitud)
    if borro:
        emails_empresa.liberada(solicitud)
    else:
        emails_consultor.retirada(solicitud, consultor)
        emails_empresa.reencaminada(solicitud, "")


def _take_back(
    solicitud: Solicitud,
    acto: Acto,
    respuesta: Respuesta,
    *,
    actor: Usuario | None,
    papel: Papel,
    motivo: str = "",
) -> None:
    """Leave the request without consultant, without offers and without a promise."""
    touched = [a.consultor_id for a in solicitud.ofertas]
    if solicitud.consultor_id is not None:
        touched.append(solicitud.consultor_id)
    mover(solicitud, acto, actor=actor, papel=papel, motivo=motivo)
    for offer in solicitud.ofertas:
        _answer(offer, respuesta)
    solicitud.consultor = None
    solicitud.responder_antes_el = solicitud.entregar_antes_el = solicitud.suspendida_hasta = None
    desempeno.actualizar(*touched)


def _look_further(solicitud: Solicitud) -> None:
    if solicitud.estado in LIBRES:
        repartir(solicitud)


def cerrar_ofertas(solicitud: Solicitud, respuesta: Respuesta) -> None:
    """End what is still offered: the request ended otherwise."""
    offers = solicitud.ofertas
    for offer in offers:
        _answer(offer, respuesta)
    desempeno.actualizar(*(offer.consultor_id for offer in offers))


def _answer(offer: Asignacion, respuesta: Respuesta) -> None:
    offer.respuesta = respuesta
    offer.respondida_el = now()
    offer.dias_respuesta = habiles_entre(
        offer.asignada_el, offer.respondida_el, offer.consultor.pais
    )
