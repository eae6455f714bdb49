"""The files of a credential: made once, kept, and from then on always the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.insignias import horneado
from cursos.verificacion import pdf
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.certificado import certificado, dibujo_de
from plataforma import storage

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial

GUARDADOS = (Tipo.PDF, Tipo.PNG, Tipo.SVG)  # the document itself is in the database


def read(credencial: Credencial, tipo: Tipo) -> bytes:
    """Return a file, making and keeping it now when nobody has asked before."""
    stored = storage.get(_key(credencial, tipo))
    if stored is not None:
        return stored
    made = _make(credencial, tipo)
    storage.put(_key(credencial, tipo), made)
    return made


def original(credencial: Credencial, tipo: Tipo) -> bytes:
    """Return what was issued, to compare with; of a revoked one nothing is kept again."""
    if tipo == Tipo.JSON:
        return credencial.documento.encode()
    return storage.get(_key(credencial, tipo)) or _make(credencial, tipo)


def delete(pdf_key: str) -> None:
    """Remove the files of the credential whose certificate is kept there."""
    stem = pdf_key.removesuffix(".pdf")
    for tipo in GUARDADOS:
        storage.delete(f"{stem}.{tipo}")


def _key(credencial: Credencial, tipo: Tipo) -> str:
    return credencial.pdf_key.removesuffix("pdf") + tipo


def _make(credencial: Credencial, tipo: Tipo) -> bytes:
    if tipo == Tipo.PDF:
        return pdf.render_pdf(certificado(credencial))
    bake = horneado.bake_png if tipo == Tipo.PNG else horneado.bake_svg
    return bake(dibujo_de(credencial), credencial.documento)
