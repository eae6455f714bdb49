"""The certificate on paper: one tagged page with the signed credential inside. Pure functions."""

from __future__ import annotations

import io
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segno

from cursos.insignias.texto_limpio import clean_name, clean_text, printable_name
from plataforma import papel

if TYPE_CHECKING:
    from datetime import datetime

_SOURCE = Path(__file__).parent / "datos" / "certificado.typ"
_REGIONS = {"es": "UY", "pt": "BR"}
# What a page in two languages says twice; the name, the code and the address stand once.
_TWICE = (
    *("lema", "titulo", "otorga", "motivo", "credencial", "curso", "descripcion"),
    *("compruebe", "compruebe_texto", "emite", "emisor"),
)
_LONGEST_WORD = 26  # letters that fit the column at the smallest size of the name


@dataclass(frozen=True, kw_only=True)
class Certificado:
    """Every text of the page, already in the language of the holder."""

    idioma: str
    plataforma: str
    lema: str
    titulo: str
    otorga: str
    titular: str
    motivo: str
    credencial: str
    curso: str
    descripcion: str
    resumen: str
    datos: tuple[tuple[str, str], ...]  # label and value, in the order of the route
    compruebe: str
    compruebe_texto: str
    qr_alt: str
    url: str
    qr_url: str  # the same, with what a phone without a signal can check; the page links there too
    emite: str
    emisor: str
    json: str
    json_titulo: str
    emitida_el: datetime
    otro: Certificado | None = None  # the same in the other language, on the same page


def render_pdf(certificado: Certificado) -> bytes:
    """Return the PDF. A sign that no font has costs the standards, never the certificate."""
    return papel.render(_SOURCE, _values(certificado), certificado.emitida_el)


def _values(certificado: Certificado) -> dict[str, Any]:
    moment, url = certificado.emitida_el, certificado.url
    own = _texts(certificado) | {
        "anio": moment.year,
        "mes": moment.month,
        "dia": moment.day,
        "titular": _breakable(printable_name(certificado.titular)) or "—",
        "url_texto": _breakable(url.split("://", 1)[-1].rstrip("/")),
        "qr": qr_svg(certificado.qr_url),
        "json": certificado.json,
    }
    return own | {"otro": _differing(own, _texts(certificado.otro))} if certificado.otro else own


def _texts(certificado: Certificado) -> dict[str, Any]:
    """Return what depends on the language."""
    texts = {
        field.name: clean_text(value)
        for field in fields(certificado)
        if isinstance(value := getattr(certificado, field.name), str)
    }
    return texts | {
        "region": _REGIONS[certificado.idioma],
        "credencial": _breakable(printable_name(certificado.credencial, 180)),
        "curso": _breakable(printable_name(certificado.curso, 220)),
        "descripcion": _breakable(printable_name(certificado.descripcion, 420)),
        "datos": [[clean_name(label), clean_name(value)] for label, value in certificado.datos],
    }


def _differing(own: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return what the other language says otherwise: what is the same is printed once."""
    facts = [
        [said if said != before else "" for said, before in zip(second, first, strict=True)]
        for second, first in zip(other["datos"], own["datos"], strict=True)
    ]
    twice = {key: other[key] for key in _TWICE if other[key] != own[key]}
    return twice | {"idioma": other["idioma"], "region": other["region"], "datos": facts}


def qr_svg(text: str) -> str:
    """Return a QR code as SVG, dark on white, quarter damaged and still readable."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="svg", border=0, dark="#1B2A33")
    return out.getvalue().decode("utf-8")


def _breakable(text: str) -> str:
    """Let words longer than the column break anywhere."""
    words = [
        "\u200b".join(word[i : i + _LONGEST_WORD] for i in range(0, len(word), _LONGEST_WORD))
        for word in text.split(" ")
    ]
    return " ".join(words)
