"""Documents of Open Badges 3.0 / Verifiable Credentials 2.0, unsigned. Pure functions.

`firma.sign` signs them. Values are cleaned here, so that hostile text still gives a credential
that strict verifiers accept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cursos.insignias.claves import key_name
from cursos.insignias.firma import OB_CONTEXT, VC_CONTEXT, Document, timestamp
from cursos.insignias.texto_limpio import clean_name, clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True, kw_only=True)
class Emisor:
    """Who issues: its DID, how it presents itself, and what others signed about it."""

    did: str
    nombre: str
    url: str
    avales: tuple[Document, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Aval:
    """What an issuer says of a DID or of an achievement, since when."""

    url: str
    nombre: str
    sujeto: str
    comentario: str
    desde: datetime
    estado: Estado | None = None


@dataclass(frozen=True, kw_only=True)
class Competencia:
    """What its holder can do, as a page of a curriculum names it."""

    codigo: str
    nombre: str
    marco: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Evidencia:
    """What a credential rests on. `url`: only of what anybody may see."""

    nombre: str
    relato: str
    genero: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Logro:
    """What is credited, in one language. `nivel`: in words; `gemelo`: it in the other language."""

    url: str  # unique, one per version
    codigo: str
    version: int
    idioma: str
    nombre: str
    descripcion: str
    criterio: str
    criterio_url: str
    horas: float
    nivel: str = ""
    competencias: Sequence[Competencia] = ()
    gemelo: tuple[str, str] | None = None  # address and language
    avales: Sequence[Document] = ()  # what others signed about it


@dataclass(frozen=True, kw_only=True)
class Estado:
    """Where the state of one credential is published."""

    lista_url: str
    indice: int


@dataclass(frozen=True, kw_only=True)
class Emision:
    """One credential for one person."""

    url: str
    titular: str
    emitida_el: datetime
    vence_el: datetime | None
    evidencias: Sequence[Evidencia] = ()


def build_credential(emisor: Emisor, logro: Logro, *, emision: Emision, estado: Estado) -> Document:
    """Return an OpenBadgeCredential without proof."""
    document: Document = {
        "@context": [VC_CONTEXT, OB_CONTEXT],
        "id": emision.url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": clean_name(logro.nombre),
        "issuer": _profile(emisor),
        "validFrom": timestamp(emision.emitida_el),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": clean_name(emision.titular),
                    "identityType": "name",
                }
            ],
            "achievement": _achievement(logro),
        },
        "credentialStatus": _status_entry(estado),
    }
    if emision.vence_el is not None:
        document["validUntil"] = timestamp(emision.vence_el)
    if emision.evidencias:
        document["evidence"] = [_evidence(evidencia) for evidencia in emision.evidencias]
    return document


def build_endorsement(emisor: Emisor, aval: Aval) -> Document:
    """Return an EndorsementCredential without proof."""
    document: Document = {
        "@context": [VC_CONTEXT, OB_CONTEXT],
        "id": aval.url,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": clean_name(aval.nombre),
        "issuer": _profile(replace(emisor, avales=())),  # nobody needs them twice
        "validFrom": timestamp(aval.desde),
        "credentialSubject": {
            "id": aval.sujeto,
            "type": ["EndorsementSubject"],
            "endorsementComment": clean_text(aval.comentario),
        },
    }
    if aval.estado is not None:
        document["credentialStatus"] = _status_entry(aval.estado)
    return document


def build_status_list(
    emisor: Emisor, url: str, *, proposito: str, encoded: str, valid_from: datetime
) -> Document:
    """Return a BitstringStatusListCredential without proof."""
    return {
        "@context": [VC_CONTEXT],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": emisor.did,
        "validFrom": timestamp(valid_from),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": proposito,
            "encodedList": encoded,
        },
    }


def did_from_url(base_url: str) -> str:
    """Return the did:web of a host; a port is written %3A."""
    return "did:web:" + urlsplit(base_url).netloc.lower().replace(":", "%3A")


def did_document(did: str, claves: Mapping[str, Ed25519PublicKey]) -> Document:
    """Return did.json: every key that is published, each by its absolute id."""
    methods = [
        {
            "id": method,
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": key_name(key),
        }
        for method, key in claves.items()
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def _status_entry(estado: Estado) -> Document:
    """Open Badges 3.0 allows exactly one (its issue 623 asks for more in 3.1)."""
    return {
        "id": f"{estado.lista_url}#{estado.indice}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(estado.indice),
        "statusListCredential": estado.lista_url,
    }


def _profile(emisor: Emisor) -> Document:
    profile: Document = {
        "id": emisor.did,
        "type": ["Profile"],
        "name": clean_name(emisor.nombre),
        "url": emisor.url,
    }
    if emisor.avales:
        profile["endorsement"] = list(emisor.avales)
    return profile


def _achievement(logro: Logro) -> Document:
    """An achievement of Open Badges 3.0 has no level of its own: it is one of the `tag`s."""
    document: Document = {
        "id": logro.url,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": clean_name(logro.nombre),
        "description": clean_text(logro.descripcion),
        "criteria": {"id": logro.criterio_url, "narrative": clean_text(logro.criterio)},
        "humanCode": clean_name(logro.codigo),
        "version": str(logro.version),
        "inLanguage": logro.idioma,
        "creditsAvailable": _number(logro.horas),
    }
    if logro.nivel:
        document["tag"] = [clean_name(logro.nivel)]
    if logro.competencias:
        document["alignment"] = [_alignment(competencia) for competencia in logro.competencias]
    if logro.gemelo:
        url, idioma = logro.gemelo
        document["related"] = [{"id": url, "type": ["Related"], "inLanguage": idioma}]
    if logro.avales:
        document["endorsement"] = list(logro.avales)
    return document


def _alignment(competencia: Competencia) -> Document:
    return {
        "type": ["Alignment"],
        "targetType": "ceasn:Competency",
        "targetCode": clean_name(competencia.codigo),
        "targetName": clean_text(competencia.nombre),
        "targetFramework": clean_name(competencia.marco),
        "targetUrl": competencia.url,
    }


def _evidence(evidencia: Evidencia) -> Document:
    document: Document = {
        "type": ["Evidence"],
        "name": clean_name(evidencia.nombre),
        "narrative": clean_text(evidencia.relato),
        "genre": clean_name(evidencia.genero),
    }
    return {"id": evidencia.url, **document} if evidencia.url else document


def _number(value: float) -> float:
    """Return 6.0 as 6: canonical forms of the two differ between languages."""
    return int(value) if value == int(value) else value
