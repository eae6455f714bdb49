"""Signing a PDF, PAdES B-B, after it is made: nothing of the page is touched. Pure functions.

pyHanko takes its time to load: import this only where a certificate is made.
"""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1 as as_certificate,
)
from pyhanko.keys.internal import translate_pyca_cryptography_key_to_asn1 as as_key
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

if TYPE_CHECKING:
    from cursos.insignias.sello import Sello

_FIELD = "Firma"
_MECHANISM = "sha256"


@dataclass(frozen=True, kw_only=True)
class Rotulo:
    """What readers show beside the signature."""

    campo: str
    motivo: str
    lugar: str


def sign(pdf: bytes, sello: Sello, rotulo: Rotulo) -> bytes:
    """Return the PDF with an invisible signature of all of it that allows no later change."""
    about = signers.PdfSignatureMetadata(
        field_name=_FIELD,
        md_algorithm=_MECHANISM,
        subfilter=fields.SigSeedSubFilter.PADES,
        name=sello.nombre,
        reason=rotulo.motivo,
        location=rotulo.lugar,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    # Out of the page: PDF/UA asks of what stands on it to be tagged, PDF/A forbids to hide it.
    unseen = fields.InvisSigSettings(box_out_of_bounds=True)
    field = fields.SigFieldSpec(_FIELD, invis_sig_settings=unseen, readable_field_name=rotulo.campo)
    signer = signers.PdfSigner(about, _Signer(sello), new_field_spec=field)
    # In a thread of its own: pyHanko starts an event loop, and none starts where one runs already.
    with ThreadPoolExecutor(1) as alone:
        signed: io.BytesIO = alone.submit(signer.sign_pdf, _Writer(io.BytesIO(pdf))).result()
    return signed.getvalue()


class _Writer(IncrementalPdfFileWriter):
    """Leaves the description of the page as it was written: PDF/A-3 and PDF/UA of PDF 1.7."""

    def _update_meta(self) -> None:
        pass

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        pass


class _Signer(signers.SimpleSigner):
    """Signs with the key as it was loaded: proving it again costs more than signing."""

    def __init__(self, sello: Sello) -> None:
        chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        chain.register_multiple([as_certificate(c) for c in sello.cadena])
        super().__init__(as_certificate(sello.certificado), as_key(sello.clave), chain)
        self._sello = sello

    def sign_raw(self, data: bytes, digest_algorithm: str) -> Any:
        if digest_algorithm != _MECHANISM:
            raise NotImplementedError(digest_algorithm)
        key = self._sello.clave
        if isinstance(key, RSAPrivateKey):
            return key.sign(data, PKCS1v15(), SHA256())
        return key.sign(data, ECDSA(SHA256()))
