"""Who hears of a new text, and the mail of the day that tells them.

A text waits as one row a person (`Novedad`). The mail takes the rows of its person away in the
transaction that queues it: whatever dies in between, each text is told once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import AutorCurso
from cursos.discusion.models import Aporte, Duda
from cursos.novedades import emails
from cursos.novedades.models import AjusteNovedades, Novedad
from plataforma.clock import now, to_zone
from plataforma.db import db
from plataforma.direccion import direccion_completa
from plataforma.i18n import DEFAULT_ZONE
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

RESUMIR = "novedades.resumir"
HORA = time(8, 0)  # of the person's own clock
MAX_LINEAS = 20  # questions named in one mail


@dataclass
class Linea:
    """One question in the mail of the day."""

    titulo: str
    curso: str
    url: str
    es_nueva: bool = False
    respuestas: int = 0


def anunciar(aporte_id: int) -> None:
    """Note a new text for those who take part in its question or keep its course."""
    aporte = db.session.get(Aporte, aporte_id)
    if aporte is None or aporte.oculto_el is not None:
        return
    _hold_settings(_interested(aporte))
    people = _interested(aporte)  # again, now that nobody else notes them
    if not people:
        return
    waiting = _waiting(people)
    rows = [{"usuario_id": p, "aporte_id": aporte.id} for p in people]
    db.session.execute(insert(Novedad), rows)
    for persona in _list_usuarios(set(people) - waiting):
        enqueue(RESUMIR, {"usuario": persona.id}, no_antes_el=proxima_hora(persona))


def _interested(aporte: Aporte) -> list[int]:
    """Return who hears of it: not its author, nobody who said no, nobody who was told before."""
    here = select(Aporte.autor_id).where(Aporte.duda_id == aporte.duda_id)
    keep = select(AutorCurso.usuario_id).where(AutorCurso.curso_id == aporte.duda.curso_id)
    told = select(Novedad.usuario_id).where(Novedad.aporte_id == aporte.id)
    refused = select(AjusteNovedades.usuario_id).where(AjusteNovedades.recibe.is_(False))
    found = select(Usuario.id).where(
        Usuario.id.in_(here.union(keep)),
        Usuario.id != aporte.autor_id,
        Usuario.estado == EstadoUsuario.ACTIVO,
        Usuario.id.not_in(told),
        Usuario.id.not_in(refused),
    )
    return list(db.session.scalars(found.order_by(Usuario.id)))


def _waiting(people: Collection[int]) -> set[int]:
    """Return those whose mail of the day is already asked for."""
    found = select(Novedad.usuario_id).where(Novedad.usuario_id.in_(people)).distinct()
    return set(db.session.scalars(found))


def _hold_settings(people: Collection[int]) -> None:
    """Lock the row of each person, made if missing: the mail of the day waits for it too."""
    row = AjusteNovedades
    held = select(row.usuario_id).where(row.usuario_id.in_(people)).order_by(row.usuario_id)
    for missing in sorted(set(people) - set(db.session.scalars(held))):
        _add_settings(missing)
    db.session.scalars(held.with_for_update()).all()


def _add_settings(usuario_id: int) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(AjusteNovedades(usuario_id=usuario_id))
    except IntegrityError:
        pass  # another runner was faster


def _list_usuarios(ids: Collection[int]) -> Iterable[Usuario]:
    return db.session.scalars(select(Usuario).where(Usuario.id.in_(ids)).order_by(Usuario.id))


def proxima_hora(persona: Usuario) -> datetime:
    """Return the next eight in the morning of the person's clock."""
    zona = ZoneInfo(persona.zona_horaria or DEFAULT_ZONE)
    local = now().astimezone(zona)
    day = local.date() + timedelta(days=local.time() >= HORA)
    return datetime.combine(day, HORA, zona).astimezone(UTC)


def resumir(usuario_id: int) -> None:
    """Write the mail of the day: all that waits for the person, once."""
    ajuste = find_ajuste(usuario_id)
    persona = db.session.get(Usuario, usuario_id)
    if ajuste is None or persona is None:
        return
    if _sent_today(ajuste, persona):
        enqueue(RESUMIR, {"usuario": usuario_id}, no_antes_el=proxima_hora(persona))
        return
    lineas = _lines(persona)
    db.session.execute(delete(Novedad).where(Novedad.usuario_id == usuario_id))
    if lineas and ajuste.recibe and persona.estado == EstadoUsuario.ACTIVO:
        shown = lineas[:MAX_LINEAS]
        emails.resumen(persona, shown, len(lineas) - len(shown))
        ajuste.enviado_el = now()


def find_ajuste(usuario_id: int) -> AjusteNovedades | None:
    """Return the person's settings and hold them, so that two runners write one mail."""
    return db.session.scalar(
        select(AjusteNovedades)
        .where(AjusteNovedades.usuario_id == usuario_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _sent_today(ajuste: AjusteNovedades, persona: Usuario) -> bool:
    if ajuste.enviado_el is None:
        return False
    zona = persona.zona_horaria or DEFAULT_ZONE
    return to_zone(ajuste.enviado_el, zona).date() == to_zone(now(), zona).date()


def _lines(persona: Usuario) -> list[Linea]:
    """Return one line a question, in the order of the news; what is hidden by now is left out."""
    found = db.session.scalars(
        select(Aporte)
        .join(Novedad, Novedad.aporte_id == Aporte.id)
        .where(Novedad.usuario_id == persona.id, Aporte.oculto_el.is_(None))
        .options(
            joinedload(Aporte.duda).joinedload(Duda.curso),
            joinedload(Aporte.duda).joinedload(Duda.pregunta),
        )
        .order_by(Aporte.id)
    )
    lines: dict[int, Linea] = {}
    for aporte in found:
        if aporte.duda.pregunta.oculto_el is None and aporte.duda.titulo:
            line = lines.setdefault(aporte.duda_id, _line(aporte.duda, persona))
            line.es_nueva = line.es_nueva or aporte.es_pregunta
            line.respuestas += not aporte.es_pregunta
    return list(lines.values())


def _line(duda: Duda, persona: Usuario) -> Linea:
    lang = persona.idioma
    return Linea(
        titulo=duda.titulo,
        curso=duda.curso.titulo.en(lang),
        url=direccion_completa("discusion.ver", lang=lang, curso=duda.curso.slug, duda=duda.id),
    )


def poner_aviso(usuario_id: int, *, recibe: bool) -> None:
    """Keep whether the person wants the mail of the day; what waited for it is dropped with it."""
    _hold_settings([usuario_id])
    own = AjusteNovedades.usuario_id == usuario_id
    db.session.execute(update(AjusteNovedades).where(own).values(recibe=recibe))
    if not recibe:
        db.session.execute(delete(Novedad).where(Novedad.usuario_id == usuario_id))


def recibe_aviso(usuario_id: int) -> bool:
    """Return whether the person gets the mail of the day: yes, until they say no."""
    found = select(AjusteNovedades.recibe).where(AjusteNovedades.usuario_id == usuario_id)
    return db.session.scalar(found) is not False
