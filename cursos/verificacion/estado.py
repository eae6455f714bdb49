"""The published status list, signed as it stands."""

from __future__ import annotations

import json

from cursos.credenciales import queries
from cursos.insignias import emisor, lista_estado
from cursos.insignias.firma import Document, sign
from cursos.insignias.open_badges import build_status_list


def status_list(numero: int) -> Document | None:
    """Return list `numero`, signed; None when no credential stands in it.

    Dated at its last change, so that it keeps the same bytes (and ETag) until the next one.
    """
    revoked, changed_el = queries.revocations(numero)
    if changed_el is None:
        return None
    document = build_status_list(
        emisor.current_issuer("es"),
        emisor.status_list_url(numero),
        encoded=lista_estado.encode(revoked),
        valid_from=changed_el,
    )
    return sign(document, emisor.current_keys(), created=changed_el)


def as_text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
