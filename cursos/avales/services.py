"""Endorsing an achievement, and taking it back."""

from __future__ import annotations

import base64
import json
import secrets
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import IntegrityError

from cursos.avales import queries
from cursos.avales.models import Aval
from cursos.credenciales import logros, textos
from cursos.emisores import firmantes, listas
from cursos.emisores.models import UsoLista
from cursos.insignias import emisor as secretaria
from cursos.insignias import open_badges
from cursos.insignias.firma import sign
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.avales.queries import Avalable
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Logro
    from cursos.emisores.models import Emisor
    from cursos.insignias.firma import Document
    from plataforma.identidad.models import Usuario

_TRIES = 5  # of finding a free position when two processes pick the same
NOMBRE = TextoBilingue(es="Aval", pt="Aval")  # the same word in both


class YaAvaladoError(DomainError):
    mensaje = _l("Esta credencial ya está avalada. Para cambiar el texto, retire primero el aval.")


class YaRetiradoError(DomainError):
    mensaje = _l("Este aval ya estaba retirado.")


def avalar(
    emisor: Emisor | None, avalable: Avalable, texto: TextoBilingue, *, actor: Usuario
) -> Aval:
    """Sign it in both languages. Of two at once, one is written."""
    logro = avalable.logro or logros.de_version(_version(avalable))
    for _try in range(_TRIES):
        aval = _build(emisor, logro, texto)
        try:
            with db.session.begin_nested():
                db.session.add(aval)
                db.session.flush()
        except IntegrityError:
            own = queries.list_propios(emisor.id if emisor else None)
            if any(a.logro_id == logro.id for a in own):
                raise YaAvaladoError from None
        else:
            datos = {"logro": logro.id, "emisor": emisor.slug if emisor else ""}
            audit.record("aval.dar", ("aval", aval.id), actor=actor, datos=datos)
            return aval
    raise DomainError


def retirar(aval: Aval | None, *, actor: Usuario) -> None:
    """Show it no more. Credentials that carry it still do; the list says that it ended."""
    if aval is None or aval.retirado_el is not None:
        raise YaRetiradoError
    aval.retirado_el = now()
    audit.record("aval.retirar", ("aval", aval.id), actor=actor)


def firmar(aval: Aval, el: datetime) -> None:
    """Sign both documents with the key of today."""
    aval.documento_es, aval.documento_pt = (
        json.dumps(_document(aval, lang, el), ensure_ascii=False, indent=2) for lang in ("es", "pt")
    )


def adentro(logro: Logro, lang: str) -> list[Document]:
    """Return what travels inside the credentials that are issued today, the oldest first."""
    return [json.loads(a.documento(lang)) for a in queries.list_de_logro(logro.id)]


def _version(avalable: Avalable) -> VersionCurso:
    assert avalable.version is not None  # noqa: S101 — it is one or the other
    return avalable.version


def _build(emisor: Emisor | None, logro: Logro, texto: TextoBilingue) -> Aval:
    lista, indice = listas.posicion_libre(
        emisor.id if emisor else None,
        UsoLista.AVALES,
        used=queries.count_in,
        is_taken=queries.is_taken,
    )
    aval = Aval(
        codigo=base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower(),
        emisor_id=emisor.id if emisor else None,
        emisor=emisor,
        logro_id=logro.id,
        logro=logro,
        texto=texto,
        creado_el=now().replace(microsecond=0),
        lista_estado=lista,
        indice_estado=indice,
    )
    firmar(aval, aval.creado_el)
    return aval


def _document(aval: Aval, lang: str, el: datetime) -> Document:
    said = open_badges.Aval(
        url=secretaria.endorsement_url(aval.codigo, lang),
        nombre=NOMBRE.en(lang),
        sujeto=textos.logro(aval.logro, lang).url,
        comentario=aval.texto.en(lang),
        desde=aval.creado_el,
        estado=open_badges.Estado(
            lista_url=secretaria.status_list_url(aval.lista_estado), indice=aval.indice_estado
        ),
    )
    document = open_badges.build_endorsement(firmantes.perfil(aval.emisor, lang), said)
    return sign(document, firmantes.llavero(aval.emisor), created=el)
