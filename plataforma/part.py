"""What a package hands to the application. `wsgi.py` names the parts; nothing here knows them."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask import current_app

from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    import click
    from flask import Blueprint
    from flask_babel import LazyString

    from plataforma.demo import Mundo
    from plataforma.identidad.models import Usuario
    from plataforma.permissions import PermissionTable


class Slot(StrEnum):
    """Pages of the platform that parts add something to."""

    NAVEGACION = "navegacion"  # main menu
    PORTADA = "portada"  # home page
    PANEL = "panel"  # a person's dashboard
    CUENTA = "cuenta"  # a person's account
    ADMINISTRACION = "administracion"  # staff index
    ENTRAR = "entrar"  # sign-in page: other ways to what one looks for
    PIE = "pie"  # foot of every page


@dataclass(frozen=True, kw_only=True)
class Tarjeta:
    """A card in a slot. Values only: the page decides how it looks."""

    titulo: str
    texto: str = ""
    href: str = ""
    accion: str = ""
    icono: str = ""
    cifra: str = ""
    puntos: Sequence[tuple[str, bool]] = ()  # a checklist: what, whether it is done
    grupo: str = ""  # e.g. "principal", "puerta", "cifra", "secundaria"
    orden: int = 50


SlotFunction = Callable[["Usuario"], Iterable[Tarjeta]]


@dataclass(frozen=True, kw_only=True)
class Address:
    """A public page for the sitemap, in both languages."""

    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """A part's share of what is kept about a person. `name` is its heading in the export.

    `export` returns JSON values. `erase` runs before the account is emptied, in the same
    transaction; its second argument says whether the person's credentials stay verifiable.
    """

    name: str
    export: Callable[[Usuario], Any]
    erase: Callable[[Usuario, bool], None]


def as_json(row: object, *names: str) -> dict[str, Any]:
    """Return these attributes of a row as values that an export can hold."""
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return value.as_dict() if isinstance(value, TextoBilingue) else value


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the system."""

    name: str
    blueprints: Sequence[Blueprint] = ()  # under /<lang>
    root_blueprints: Sequence[Blueprint] = ()  # without language
    permissions: PermissionTable = field(default_factory=dict)
    acts: Mapping[str, LazyString] = field(default_factory=dict)  # audit code → sentence
    page_end: str = ""  # template at the end of every page; asks nothing of the database
    slots: Mapping[Slot, SlotFunction] = field(default_factory=dict)
    search_sources: Mapping[str, Callable[[], Iterable[Any]]] = field(default_factory=dict)
    personal_data: Sequence[PersonalData] = ()  # in the order in which they are erased
    commands: Sequence[click.Command] = ()
    sitemap: Callable[[], Iterable[Address]] | None = None
    on_sign_in: Callable[[Usuario], object] | None = None  # in the transaction of each sign-in
    prepare: Callable[[], None] | None = None  # at each `flask preparar`: load shipped content
    demo: Callable[[Mundo], None] | None = None  # this part's share of the demonstration world


def parts() -> Sequence[Part]:
    """Return the parts of the running application."""
    found: Sequence[Part] = current_app.extensions["partes"]
    return found


def acts() -> Mapping[str, LazyString]:
    """Return the sentence of each act that the audit log may hold, by its code."""
    return ChainMap(*(dict(p.acts) for p in parts()))


def tarjetas(slot: Slot, persona: Usuario) -> list[Tarjeta]:
    """Return what the parts put into a slot for this person, in order."""
    found = [t for p in parts() if slot in p.slots for t in p.slots[slot](persona)]
    return sorted(found, key=lambda t: t.orden)
