"""/camaras/<slug>/: the keys of a chamber and its recognition. /avales/: endorsements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.avales.queries import find_aval
from cursos.emisores import firmantes
from cursos.emisores.queries import find_emisor
from cursos.verificacion.estado import as_text
from cursos.verificacion.routes import root, send_did, send_json
from plataforma.access import public
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from flask import Response

    from cursos.emisores.models import Emisor


@root.get("/camaras/<camara>/did.json")
@public
def did_de_camara(camara: str) -> Response:
    """Serve the public keys of a chamber, also once it was suspended."""
    return send_did(_find(camara).slug)


@root.get("/camaras/<camara>/reconocimiento-<any(es, pt):idioma>.json")
@public
def reconocimiento(camara: str, idioma: str) -> Response:
    """Serve what the Secretariat says of a chamber today; of a suspended one, nothing."""
    emisor = _find(camara)
    if not emisor.emite:
        raise NotFoundError
    return send_json(as_text(firmantes.reconocimiento(emisor, idioma)))


@root.get("/avales/<aval>-<any(es, pt):idioma>.json")
@public
def documento_de_aval(aval: str, idioma: str) -> Response:
    """Serve an endorsement as it was signed; its state says whether it was withdrawn."""
    found = find_aval(aval)
    if found is None:
        raise NotFoundError
    return send_json(found.documento(idioma))


def _find(slug: str) -> Emisor:
    emisor = find_emisor(slug)
    if emisor is None:
        raise NotFoundError
    return emisor
