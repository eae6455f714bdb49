"""Each issuer as its documents name it, and the keys that sign them. None is the Secretariat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cursos.insignias import emisor as secretaria
from cursos.insignias import open_badges
from cursos.insignias.firma import sign
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from cursos.emisores.models import Emisor
    from cursos.insignias.claves import Llavero
    from cursos.insignias.firma import Document

# What the Secretariat signs about a chamber.
RECONOCE = TextoBilingue(
    es="La Secretaría General de la ALADI reconoce a {camara} como emisora de credenciales "
    "de su programa de formación.",
    pt="A Secretaria-Geral da ALADI reconhece {camara} como emissora de credenciais "
    "do seu programa de formação.",
)
_TITULO = TextoBilingue(es="Reconocimiento como emisora", pt="Reconhecimento como emissora")


def nombre(emisor: Emisor | None) -> TextoBilingue:
    """Return who issues, in words, from the register."""
    if emisor is None:
        return secretaria.NOMBRE
    return TextoBilingue(
        es=f"{emisor.nombre.en('es')}, con la {secretaria.NOMBRE.es}",
        pt=f"{emisor.nombre.en('pt')}, com a {secretaria.NOMBRE.pt}",
    )


def llavero(emisor: Emisor | None) -> Llavero:
    """Return the keys of an issuer; read each time, so that a rotation needs no restart."""
    return secretaria.keys_of(emisor.slug if emisor else "")


def perfil(emisor: Emisor | None, idioma: str) -> open_badges.Emisor:
    """Return the issuer as a document names it."""
    if emisor is None:
        return secretaria.current_issuer(idioma)
    did, nombre = secretaria.did_of(emisor.slug), emisor.nombre.en(idioma)
    return open_badges.Emisor(did=did, nombre=nombre, url=emisor.url)


def perfil_reconocido(emisor: Emisor | None, idioma: str) -> open_badges.Emisor:
    """Return it as a credential names it: a chamber brings its recognition along."""
    found = perfil(emisor, idioma)
    if emisor is None:
        return found
    return replace(found, avales=(reconocimiento(emisor, idioma),))


def reconocimiento(emisor: Emisor, idioma: str) -> Document:
    """Return what the Secretariat signs: that this DID may issue in the programme's name.

    It has no state: it says since when, and of what was issued until then it stays true.
    """
    said = open_badges.Aval(
        url=secretaria.recognition_url(emisor.slug, idioma),
        nombre=_TITULO.en(idioma),
        sujeto=secretaria.did_of(emisor.slug),
        comentario=RECONOCE.en(idioma).format(camara=emisor.nombre.en(idioma)),
        desde=emisor.autorizado_el,
    )
    document = open_badges.build_endorsement(secretaria.current_issuer(idioma), said)
    return sign(document, secretaria.current_keys(), created=emisor.autorizado_el)
