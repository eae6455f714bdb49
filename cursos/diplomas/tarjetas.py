"""What diplomas put on the pages of others: the shelf, the panel, what an act brings about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.credenciales.enganches import Repisa
from cursos.credenciales.models import EN_PIE, EstadoCredencial, TipoLogro
from cursos.diplomas import decision, queries, vista
from cursos.diplomas.decision import Que
from cursos.diplomas.plan import leer
from cursos.diplomas.reglas import avance
from plataforma.clock import now
from plataforma.part import Address, Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cursos.credenciales.models import Credencial
    from cursos.diplomas.decision import Fila
    from cursos.diplomas.plan import Diploma
    from plataforma.identidad.models import Usuario

AFTER = {
    "suspender": EstadoCredencial.SUSPENDIDA,
    "revocar": EstadoCredencial.REVOCADA,
    "retirar": EstadoCredencial.RETIRADA,
    "restablecer": EstadoCredencial.VIGENTE,
}


def estante(persona: Usuario) -> Iterable[Repisa]:
    """What the person is gathering, then what the firms gather that the person manages."""
    mirada = vista.mirar(persona)
    for diploma in vista.en_camino(mirada):
        yield _repisa(diploma, mirada, vista.titulo(diploma))
    yield from _de_empresas(persona, mirada)


def _de_empresas(persona: Usuario, mirada: vista.Mirada) -> Iterator[Repisa]:
    """Managers see what the firm holds and lacks; the others, that theirs counts."""
    firms = queries.list_empresas(persona.id)
    managed = [firm.id for firm, manages in firms if manages]
    teams, own = queries.de_equipos(managed), queries.de_empresas(managed)
    for firm, manages in firms:
        if not manages:
            yield Repisa(
                titulo=firm.nombre,
                href=vista.direccion(leer().de("empresa")[0]),
                texto=_("Sus credenciales cuentan para la de esta empresa, sin su nombre."),
            )
            continue
        equipo = teams[firm.id]
        theirs = replace(mirada, filas=equipo, en_vigor=decision.en_vigor(equipo, now()))
        for diploma in leer().de("empresa"):
            held = [f for f in own[firm.id] if f.codigo == diploma.codigo and f.estado in EN_PIE]
            shown = _repisa(diploma, theirs, f"{firm.nombre}: {vista.titulo(diploma)}")
            yield _held(shown, held[-1].publico) if held else shown


def _held(repisa: Repisa, publico: str) -> Repisa:
    return replace(
        repisa,
        href=url_for("verificacion.ver", codigo=publico),
        texto=_("La empresa tiene esta credencial: véala y descárguela."),
        total=0,
        paradas=(),
    )


def _repisa(diploma: Diploma, mirada: vista.Mirada, titulo: str) -> Repisa:
    found = avance(diploma.regla, mirada.en_vigor)
    short = len(found.alternativa.de) <= vista.ON_CARD
    return Repisa(
        titulo=titulo,
        href=vista.direccion(diploma),
        texto=vista.en_palabras(found),
        hechas=found.hechas,
        total=found.total,
        paradas=vista.paradas(found.alternativa, mirada) if short else (),
    )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """The nearest diploma, once something of it is held."""
    mirada = vista.mirar(persona)
    for diploma in vista.en_camino(mirada)[:1] if mirada.en_vigor else ():
        yield Tarjeta(
            titulo=vista.titulo(diploma),
            texto=vista.en_palabras(avance(diploma.regla, mirada.en_vigor)),
            href=vista.direccion(diploma),
            icono="route",
            grupo="estante",
            orden=75,
        )


def vitrina(_persona: Usuario) -> Iterable[Tarjeta]:
    """The way to the diplomas, before the courses of the catalogue."""
    cuantos = len(leer().diplomas)
    yield Tarjeta(
        titulo=_("Diplomas"),
        texto=_("Reúna credenciales de varios cursos: el diploma se emite solo."),
        href=url_for("diplomas.lista"),
        icono="certificate",
        cifra=ngettext("%(num)s diploma", "%(num)s diplomas", cuantos),
        grupo="ruta",
        orden=60,
    )


def consecuencias(credencial: Credencial, acto: str) -> Iterable[str]:
    """Name the diplomas that would fall or come back with a credential, and what firms lose."""
    if acto not in AFTER or credencial.usuario_id is None:
        return
    before = queries.de_persona(credencial.usuario_id)
    filas = [_changed(f, acto) if f.id == credencial.id else f for f in before]
    for que, diploma in decision.prever(leer().de("persona"), filas, now()):
        yield _SENTENCES[que]() % {"diploma": vista.titulo(diploma)}
    if credencial.logro.tipo == TipoLogro.CURSO:
        yield from _of_firms(credencial, acto)


def _of_firms(credencial: Credencial, acto: str) -> Iterator[str]:
    for empresa, _manages in queries.list_empresas(credencial.usuario_id or 0):
        equipo = queries.de_equipo(empresa.id)
        after = [_changed(f, acto) if f.id == credencial.id else f for f in equipo]
        done = _firm_act(after, queries.de_empresa(empresa.id))
        if done:
            yield _SENTENCES[done[0]]() % {"diploma": f"{vista.titulo(done[1])} · {empresa.nombre}"}


def _firm_act(equipo: Sequence[Fila], propias: Sequence[Fila]) -> tuple[Que, Diploma] | None:
    acto = decision.de_empresa(leer().de("empresa"), equipo, propias, now())
    return (acto.que, acto.diploma) if acto else None


def _changed(fila: Fila, acto: str) -> Fila:
    estado = AFTER[acto]
    return replace(fila, estado=estado, fin_el=None if estado in EN_PIE else now(), por_regla=False)


_SENTENCES = {
    Que.EMITIR: lambda: _("Se emite «%(diploma)s»."),
    Que.SUSPENDER: lambda: _("También queda suspendido «%(diploma)s», que se apoya en esta."),
    Que.RESTABLECER: lambda: _("También vuelve a valer «%(diploma)s»."),
    Que.REVOCAR: lambda: _("También queda sin efecto «%(diploma)s», que se apoya en esta."),
}


def direcciones() -> Iterator[Address]:
    yield Address(endpoint="diplomas.lista")
    for diploma in leer().diplomas:
        yield Address(endpoint="diplomas.ver", values={"codigo": diploma.codigo.lower()})
