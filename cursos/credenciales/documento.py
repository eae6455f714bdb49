"""The document of a credential, as it is signed when it is issued."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from cursos.credenciales import enganches, sustentos, textos
from cursos.emisores import firmantes
from cursos.insignias import emisor, open_badges
from cursos.insignias.firma import sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.credenciales.models import Credencial
    from cursos.insignias.firma import Document

# Small enough for a picture, a mail and a slow line: the last endorsements stay on the page.
MAX_BYTES = 8_192
_PROOF = 500  # bytes that signing adds


def firmado(credencial: Credencial) -> str:
    """Return the signed document as text, with as many endorsements as fit."""
    avales = enganches.avales(credencial.logro, credencial.idioma)
    document = _unsigned(credencial, avales)
    while avales and len(_text(document).encode()) > MAX_BYTES - _PROOF:
        avales.pop()
        document = _unsigned(credencial, avales)
    keys = firmantes.llavero(credencial.emisor)
    return _text(sign(document, keys, created=credencial.emitida_el))


def _unsigned(credencial: Credencial, avales: Sequence[Document]) -> Document:
    lang = credencial.idioma
    return open_badges.build_credential(
        firmantes.perfil_reconocido(credencial.emisor, lang),
        replace(textos.logro(credencial.logro, lang), avales=avales),
        emision=open_badges.Emision(
            url=emisor.document_url(credencial.codigo),
            titular=credencial.titular,
            emitida_el=credencial.emitida_el,
            vence_el=credencial.vence_el,
            evidencias=sustentos.firmados(credencial, lang),
        ),
        estado=open_badges.Estado(
            lista_url=emisor.status_list_url(credencial.lista_estado),
            indice=credencial.indice_estado,
        ),
    )


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
