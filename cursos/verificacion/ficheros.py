"""The files of a credential: made once, kept, and from then on always the same bytes."""

from __future__ import annotations

import logging
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from cursos.credenciales.models import Credencial, EstadoCredencial
from cursos.insignias import emisor, horneado
from cursos.insignias.sello import SinSelloError
from cursos.verificacion import pdf
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.certificado import IDIOMAS, certificado, dibujo_de
from plataforma import storage
from plataforma.db import db
from plataforma.i18n import in_lang

GUARDADOS = (Tipo.PDF, Tipo.PNG, Tipo.SVG)  # the document itself is in the database
log = logging.getLogger(__name__)


def read(credencial: Credencial, tipo: Tipo, idiomas: str = "") -> bytes:
    """Return a file, making and keeping it now when nobody has asked before.

    `idiomas`: of a certificate that is not wanted in the language of the credential.
    """
    if idiomas == credencial.idioma:
        idiomas = ""
    key = _key(credencial.pdf_key, tipo, idiomas)
    if (stored := storage.get(key)) is not None:
        return stored
    documento = credencial.documento
    made = storage.put_new(key, _make(credencial, tipo, idiomas))
    if _is_gone(credencial.id, documento):
        storage.delete(key)
    return made


def _is_gone(id_: int, documento: str) -> bool:
    """Whether it was withdrawn, erased or signed again while its file was made.

    Asked apart from what was read before: what removes the files may have passed already.
    """
    now_ = select(Credencial.estado, Credencial.documento).where(Credencial.id == id_)
    with Session(db.engine) as apart:
        row = apart.execute(now_).one_or_none()
    return row is None or row.estado == EstadoCredencial.RETIRADA or row.documento != documento


def is_original(credencial: Credencial, tipo: Tipo, datos: bytes) -> bool | None:
    """Whether these are the bytes that were issued; None when nothing is left to tell by."""
    if tipo == Tipo.JSON:
        return datos == credencial.documento.encode()
    same = _same(_key(credencial.pdf_key, tipo), datos)
    if tipo != Tipo.PDF:
        return datos == _make(credencial, tipo) if same is None else same
    # A signature says when it was made: the same PDF cannot be made twice. A badge can.
    others = (_key(credencial.pdf_key, tipo, idiomas) for idiomas in IDIOMAS)
    return same or any(_same(key, datos) for key in others) or same


def _same(key: str, datos: bytes) -> bool | None:
    """Compare with what is kept there, or with its digest; None when neither is."""
    if (stored := storage.get(key)) is not None:
        return datos == stored
    if (digest := storage.get(_digest_key(key))) is not None:
        return sha256(datos).hexdigest().encode() == digest
    return None


def delete(pdf_key: str, *, keep_digests: bool) -> None:
    """Remove the files of the credential whose certificate is kept there.

    What was handed out can still be told from an altered one by its digest.
    """
    keys = [_key(pdf_key, tipo) for tipo in GUARDADOS]
    for key in keys + [_key(pdf_key, Tipo.PDF, idiomas) for idiomas in IDIOMAS]:
        if not keep_digests:
            storage.delete(_digest_key(key))
        elif (stored := storage.get(key)) is not None:
            storage.put(_digest_key(key), sha256(stored).hexdigest().encode())
        storage.delete(key)


def _key(pdf_key: str, tipo: Tipo, idiomas: str = "") -> str:
    ending = f"{idiomas}.{tipo}" if idiomas else tipo
    return pdf_key.removesuffix("pdf") + ending


def _digest_key(key: str) -> str:
    return f"{key}.sha256"


def _make(credencial: Credencial, tipo: Tipo, idiomas: str = "") -> bytes:
    if tipo == Tipo.PDF:
        texts = certificado(credencial, idiomas)
        return _signed(pdf.render_pdf(texts), texts.idioma)
    bake = horneado.bake_png if tipo == Tipo.PNG else horneado.bake_svg
    return bake(dibujo_de(credencial), credencial.documento)


def _signed(made: bytes, idioma: str) -> bytes:
    """Sign a certificate. Whatever is wrong with the signature, the holder gets the paper."""
    try:
        sello = emisor.current_seal()
        from cursos.verificacion.firma_pdf import Rotulo, sign  # loads pyHanko

        with in_lang(idioma):
            motivo = (
                _("Prueba de desarrollo: esta firma no tiene valor")
                if sello.de_desarrollo
                else _("Emisión del certificado de formación")
            )
            rotulo = Rotulo(campo=_("Firma electrónica"), motivo=motivo, lugar=emisor.host_name())
        return sign(made, sello, rotulo)
    except SinSelloError as error:
        log.error("certificate issued without signature: %s", error)  # noqa: TRY400 — says it all
    except Exception:
        log.exception("certificate issued without signature")
    return made
