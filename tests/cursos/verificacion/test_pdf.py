"""The certificate on paper: one light, tagged page, whatever the name."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest

from cursos.verificacion.pdf import Certificado, qr_svg, render_pdf

URL = "https://escala.test/es/credenciales/k7q2mz4c5x3a8b9dn0pqrstuvw/"
MODELO = Certificado(
    idioma="es",
    plataforma="Escala",
    lema="Formación y asistencia técnica para MIPYMES que exportan",
    titulo="Certificado de formación",
    otorga="Se otorga a",
    titular="Ana Lucía Fernández Quispe",
    motivo="la credencial",
    credencial="Uso las preferencias",
    curso="del curso Acuerdos de ALADI y preferencias arancelarias",
    descripcion="Calcula el ahorro de una preferencia y decide si conviene pedirla.",
    resumen="Certificado de formación de Ana Lucía Fernández Quispe",
    datos=(("Emitida el", "12 de marzo de 2027"), ("Dedicación", "6 horas")),
    compruebe="Compruebe este certificado",
    compruebe_texto="Escanee el código o abra esta dirección.",
    qr_alt="Código QR con la dirección de comprobación",
    url=URL,
    qr_url=f"{URL}#v1.{'x' * 180}",
    emite="Emite",
    emisor="Secretaría General de la ALADI",
    json=json.dumps({"id": "prueba", "name": "ñ ]]>"}, ensure_ascii=False),
    json_titulo="Credencial firmada (Open Badges 3.0)",
    emitida_el=datetime(2027, 3, 12, 15, tzinfo=UTC),
)
LIMIT = 150 * 1024  # bytes


def _read(pdf: bytes) -> tuple[pypdf.PdfReader, str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    assert len(pdf) <= LIMIT
    return reader, " ".join(reader.pages[0].extract_text().split())


def _root(reader: pypdf.PdfReader) -> Any:
    return reader.trailer["/Root"]


def _page(reader: pypdf.PdfReader) -> Any:
    return reader.pages[0]


def test_the_page_says_who_what_and_when() -> None:
    _reader, text = _read(render_pdf(MODELO))

    for expected in (MODELO.titular, MODELO.credencial, "12 de marzo de 2027", MODELO.emisor):
        assert expected in text
    assert "k7q2mz4c5x3a8b9dn0pqrstuvw" in text.replace(" ", "")


def test_it_is_a_landscape_a4_in_its_language_tagged_and_titled() -> None:
    reader, _text = _read(render_pdf(replace(MODELO, idioma="pt")))
    root = _root(reader)

    assert [round(float(n)) for n in reader.pages[0].mediabox[2:]] == [842, 595]
    assert root["/Lang"] == "pt-BR"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"{MODELO.titulo} · {MODELO.credencial}"


def test_it_declares_pdf_ua_and_pdf_a_3() -> None:
    reader, _text = _read(render_pdf(MODELO))
    xmp = _root(reader)["/Metadata"].get_data().decode()

    assert re.search(r"<pdfuaid:part>1<", xmp)
    assert re.search(r"<pdfaid:part>3<", xmp)


def test_the_signed_credential_travels_inside_byte_for_byte() -> None:
    reader, _text = _read(render_pdf(MODELO))

    assert reader.attachments["credencial.json"] == [MODELO.json.encode()]


def test_the_page_links_to_its_verification() -> None:
    reader, _text = _read(render_pdf(MODELO))
    links = [a.get_object()["/A"]["/URI"] for a in _page(reader)["/Annots"]]

    assert MODELO.qr_url in links


@pytest.mark.parametrize(
    "titular",
    [
        '#let x = 1 $a$ ] [ "c" \\ *b* _i_ </svg> ]]> @ref `r` //',
        "Maria das Graças Aparecida do Nascimento Albuquerque Cavalcanti de Souza e Oliveira",
        "李明",
        "Ñandú O'Higgins d’Ávila",
        "Юлия Γεωργία",
    ],
)
def test_a_name_is_printed_as_it_is_written(titular: str) -> None:
    _reader, text = _read(render_pdf(replace(MODELO, titular=titular)))

    assert titular.replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize(
    "titular",
    ["W" * 120, "😀😀", "Ana 😀 Pérez", "محمد الأمين", "ᚠᛇᚻ ⴰⵎ", "\u202eanA", "x" * 5_000, ""],
)
def test_no_name_costs_the_holder_the_certificate(titular: str) -> None:
    _read(render_pdf(replace(MODELO, titular=titular)))


def test_emoji_stay_off_the_paper() -> None:
    _reader, text = _read(render_pdf(replace(MODELO, titular="Ana 👩🏽‍🌾 Pérez")))

    assert "Ana Pérez" in text


def test_the_same_certificate_has_the_same_bytes() -> None:
    assert render_pdf(MODELO) == render_pdf(MODELO)


def test_the_qr_code_is_a_drawing_without_scripts() -> None:
    svg = qr_svg(URL)

    assert svg.count("<path") >= 1
    assert "script" not in svg
