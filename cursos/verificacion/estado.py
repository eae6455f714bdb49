"""The published status lists, signed as they stand.

Open Badges 3.0 lets a credential name one list: the one of revocations, where whatever must be
refused today has its bit. Beside it stands a list of suspensions, with the same positions: it
says which of those may come back.
"""

from __future__ import annotations

import json
from enum import StrEnum

from cursos.avales import queries as avales
from cursos.credenciales import queries
from cursos.emisores import firmantes, listas
from cursos.emisores.models import UsoLista
from cursos.insignias import emisor, lista_estado
from cursos.insignias.firma import Document, sign
from cursos.insignias.open_badges import build_status_list


class Proposito(StrEnum):
    """`statusPurpose`, in the words of the specification."""

    REVOCACION = "revocation"
    SUSPENSION = "suspension"


_POSITIONS = {
    (UsoLista.CREDENCIALES, Proposito.REVOCACION): queries.refused,
    (UsoLista.CREDENCIALES, Proposito.SUSPENSION): queries.suspended,
    (UsoLista.AVALES, Proposito.REVOCACION): avales.withdrawn,
}


def status_list(numero: int, proposito: Proposito = Proposito.REVOCACION) -> Document | None:
    """Return list `numero`, signed; None when nothing stands in it.

    Dated at its last change, so that it keeps the same bytes (and ETag) until the next one.
    """
    lista = listas.find_lista(numero)
    if lista is None or (lista.uso, proposito) not in _POSITIONS:
        return None
    of = avales if lista.uso == UsoLista.AVALES else queries
    changed_el = of.last_change(numero)
    if changed_el is None:
        return None
    url = emisor.status_list_url(numero)
    document = build_status_list(
        firmantes.perfil(lista.emisor, "es"),
        url if proposito == Proposito.REVOCACION else f"{url}/{proposito}",
        proposito=proposito,
        encoded=lista_estado.encode(_POSITIONS[lista.uso, proposito](numero)),
        valid_from=changed_el,
    )
    return sign(document, firmantes.llavero(lista.emisor), created=changed_el)


def as_text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
