"""A diploma that is new here: it is given to those who held its pieces before it was there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cursos.diplomas import decision, queries
from cursos.diplomas.decision import Que
from cursos.diplomas.plan import leer
from cursos.diplomas.services import REVISAR, REVISAR_EMPRESA
from plataforma import audit
from plataforma.clock import now
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cursos.diplomas.decision import Acto
    from cursos.diplomas.plan import Diploma

ESTRENAR, ESTRENAR_EMPRESA = "diplomas.estrenar", "diplomas.estrenar_empresa"
BATCH = 200  # holders looked at in one transaction, so that it stays short
LATER = timedelta(minutes=1)  # the server of this code is up by then, and gives it by itself, too


def pedir() -> None:
    """Ask to look for holders of what is new, once for each code and number.

    The audit log remembers what was asked for. That one was issued would not say it: whoever
    earns the last piece may have been first.
    """
    known = queries.list_estrenados()
    new = [d for d in leer().diplomas if _key(d) not in known]
    for diploma in new:
        audit.record("diploma.estrenar", ("diploma", _key(diploma)), actor=None)
    for titular, name in (("persona", ESTRENAR), ("empresa", ESTRENAR_EMPRESA)):
        if codes := [d.codigo for d in new if d.titular == titular]:
            enqueue(name, {"diplomas": codes, "desde": 0}, no_antes_el=now() + LATER)


def _key(diploma: Diploma) -> str:
    return f"{diploma.codigo}:{diploma.numero}"


def estrenar(codes: Collection[str], desde: int) -> None:
    """Have the next people reviewed who can be given one of these, and ask for the rest."""
    new = _named(codes)
    ids = queries.list_con_piezas(_pieces(new), desde, BATCH)
    filas, moment = queries.de_personas(ids), now()
    for id_ in ids:
        if _issues(decision.de_persona([d], filas[id_], moment) for d in new):
            enqueue(REVISAR, {"id": id_})
    if len(ids) == BATCH:
        enqueue(ESTRENAR, {"diplomas": list(codes), "desde": ids[-1]})


def estrenar_empresa(codes: Collection[str], desde: int) -> None:
    """Do the same with firms, for what their people hold together."""
    new = _named(codes)
    ids = queries.list_empresas_con_piezas(_pieces(new), desde, BATCH)
    teams, own, moment = queries.de_equipos(ids), queries.de_empresas(ids), now()
    for id_ in ids:
        if _issues(decision.de_empresa([d], teams[id_], own[id_], moment) for d in new):
            enqueue(REVISAR_EMPRESA, {"id": id_})
    if len(ids) == BATCH:
        enqueue(ESTRENAR_EMPRESA, {"diplomas": list(codes), "desde": ids[-1]})


def _named(codes: Collection[str]) -> list[Diploma]:
    return [d for d in leer().diplomas if d.codigo in codes]


def _pieces(diplomas: Iterable[Diploma]) -> set[str]:
    return {code for diploma in diplomas for code in diploma.codigos}


def _issues(acts: Iterable[Acto | None]) -> bool:
    """Whether one is to be issued. Other acts are not what this looks for."""
    return any(acto is not None and acto.que == Que.EMITIR for acto in acts)
