"""Strict isolation: under /camara/ every question about people or lists says whose they are.

A SELECT of a chamber's data that lacks its filter fails the test that made it, whatever it shows.
Only the whole program is watched: what a test itself asks is free.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import has_request_context, request
from sqlalchemy import event
from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from sqlalchemy.orm import ORMExecuteState

# Table → columns of which one must be compared with a value. `usuario_id`: the person's own;
# `inscripcion_id`, `importacion_id`: of a place or a list that was loaded as somebody's.
WHOSE = {
    "participante": (
        "cohorte_id",
        "organizacion_id",
        "usuario_id",
        "inscripcion_id",
        "importacion_id",
    ),
    "importacion": ("cohorte_id", "organizacion_id"),
    "encuentro": ("cohorte_id",),
    "archivo_cohorte": ("cohorte_id",),
}
# What was loaded as somebody's is then held by its id, to change it.
HELD = {"importacion", "cohorte"}
# Several ids come from a question that said whose; one alone may come from an address.
GATHERED = re.compile(r"\bparticipante\.id IN \(__\[")
PEOPLE = re.compile(r"JOIN participante\b|\.participante_id IN \(__\[")
# A cohort is loaded through a chamber.
OF_A_COHORT = re.compile(
    r"cohorte(?:_\d+)?\.organizacion_id (?:=|IN) \(?[:_]|organizacion(?:_\d+)?\.slug = :"
    r"|camara_invitada(?:_\d+)?\.organizacion_id = :"
)


_known: dict[Any, list[str]] = {}


class UnfilteredError(AssertionError):
    """A question about a chamber's data that does not say whose."""


def unfiltered(sql: str) -> list[str]:
    """Return the tables that a SELECT reads without saying whose."""
    flat = " ".join(sql.split())
    found = [
        table
        for table, columns in WHOSE.items()
        if re.search(rf"(?:FROM|JOIN|,) {table}\b(?!\.)", flat) and not _bound(flat, table, columns)
    ]
    if "participante" not in found and PEOPLE.search(flat):
        found = []  # reached through people of whom it is said
    if re.search(r"\bFROM cohorte\b", flat) and not OF_A_COHORT.search(flat):
        found.append("cohorte")
    return [table for table in found if not (table in HELD and flat.endswith("FOR UPDATE"))]


def _bound(sql: str, table: str, columns: tuple[str, ...]) -> bool:
    if GATHERED.search(sql) and table == "participante":
        return True
    names = "|".join(columns)
    return bool(re.search(rf"\b{table}(?:_\d+)?\.(?:{names}) (?:=|IN) \(?(?::|__\[)", sql))


def _unfiltered(statement: Any) -> list[str]:
    """The same of a statement; statements of one shape are written out once."""
    shape = statement._generate_cache_key()
    if shape is None:
        return unfiltered(str(statement))
    if shape.key not in _known:
        _known[shape.key] = unfiltered(str(statement))
    return _known[shape.key]


def _watch(state: ORMExecuteState) -> None:
    asked_anew = state.is_select and not state.is_column_load and not state.is_relationship_load
    if not (asked_anew and has_request_context() and "/camara/" in request.path):
        return
    if tables := _unfiltered(state.statement):
        msg = f"{request.path} reads {tables} without saying whose:\n{state.statement}"
        raise UnfilteredError(msg)


def watch() -> None:
    """Watch every session of the process."""
    if not event.contains(Session, "do_orm_execute", _watch):
        event.listen(Session, "do_orm_execute", _watch)
