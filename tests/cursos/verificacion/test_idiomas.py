"""The certificate in Spanish, in Portuguese, or in both on one page: each as good as the other."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion
from cursos.verificacion import ficheros
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.certificado import AMBOS, IDIOMAS, certificado
from cursos.verificacion.comprobacion import Veredicto
from cursos.verificacion.pdf import render_pdf
from plataforma import storage
from plataforma.jobs.services import run_due
from tests.codigos_qr import on_paper
from tests.cursos.verificacion.test_comprobar import judge
from tests.cursos.verificacion.test_firma import LIMIT, VALID, pdfsig
from tests.cursos.verificacion.test_pdf import MODELO
from tests.factories.credenciales import make_credencial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

EN_ESPANOL = ("Certificado de formación", "Se otorga a", "Uso las preferencias", "Emitida el")
EN_PORTUGUES = ("Certificado de formação", "Concede-se a", "Uso as preferências", "Emitida em")
OTRO = replace(
    MODELO,
    idioma="pt",
    titulo="Certificado de formação",
    credencial="Uso as preferências",
    datos=(("Emitida em", "12 de março de 2027"), ("Carga horária", "6 horas")),
)


def download(client: CheckingClient, credencial: Credencial, idiomas: str) -> bytes:
    answer = client.get(f"/credenciales/{credencial.codigo}.{idiomas}.pdf")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    data: bytes = answer.data
    return data


def opened(data: bytes) -> pypdf.PdfReader:
    """Read a certificate, which is always one light A4 page."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert [round(float(n)) for n in reader.pages[0].mediabox[2:]] == [842, 595]
    assert len(reader.pages) == 1
    assert len(data) <= LIMIT
    return reader


def words(reader: pypdf.PdfReader) -> str:
    return " ".join(reader.pages[0].extract_text().split())


def language(reader: pypdf.PdfReader) -> str:
    root: Any = reader.trailer["/Root"]
    return str(root["/Lang"])


def voices(reader: pypdf.PdfReader) -> list[str]:
    """Return the language of each piece of text: its own, or that of what it stands in."""
    content: Any = reader.pages[0].get_contents()
    own = dict(re.findall(rb"/MCID (\d+)/Lang\((.+?)\)", content.get_data()))
    root: Any = reader.trailer["/Root"]

    def walk(node: Any, lang: str) -> Iterator[str]:
        if isinstance(node, int):
            yield own.get(b"%d" % node, lang.encode()).decode()
        elif isinstance(node, list):
            for part in node:
                yield from walk(part.get_object(), lang)
        elif "/K" in node:
            yield from walk(node["/K"], str(node.get("/Lang", lang)))

    return list(walk(root["/StructTreeRoot"], language(reader)))


def has(text: str, sentences: tuple[str, ...]) -> list[bool]:
    plain = text.casefold().replace(" ", "")  # the title is spaced out
    return [sentence.casefold().replace(" ", "") in plain for sentence in sentences]


@pytest.mark.parametrize(
    ("idiomas", "tag", "spanish", "portuguese"),
    [("es", "es-UY", True, False), ("pt", "pt-BR", False, True), (AMBOS, "es-UY", True, True)],
)
def test_each_page_speaks_its_languages_and_says_so(
    client: CheckingClient,
    credencial: Credencial,
    idiomas: str,
    tag: str,
    *,
    spanish: bool,
    portuguese: bool,
) -> None:
    reader = opened(download(client, credencial, idiomas))
    text = words(reader)

    assert language(reader) == tag
    assert has(text, EN_ESPANOL) == [spanish] * len(EN_ESPANOL)
    assert has(text, EN_PORTUGUES) == [portuguese] * len(EN_PORTUGUES)
    assert text.count("Ana Benítez") == 1
    assert reader.attachments["credencial.json"] == [credencial.documento.encode()]


def test_on_the_page_in_two_the_language_of_the_credential_comes_first(
    bruno: Usuario, version: VersionCurso
) -> None:
    bruno.idioma = "pt"
    reader = opened(ficheros.read(make_credencial(bruno, version), Tipo.PDF, AMBOS))
    text = words(reader)

    assert language(reader) == "pt-BR"
    assert text.index("Uso as preferências") < text.index("Uso las preferencias")


def test_a_screen_reader_changes_its_voice_for_the_other_language() -> None:
    two, alone = render_pdf(replace(MODELO, otro=OTRO)), render_pdf(MODELO)

    # Title, credential, day and two labels; the rest of this model is the same in both.
    assert voices(opened(two)).count("pt-BR") == 5
    assert set(voices(opened(two))) == {"es-UY", "pt-BR"}
    assert set(voices(opened(alone))) == {"es-UY"}


def test_what_both_languages_say_alike_is_printed_once() -> None:
    text = words(opened(render_pdf(replace(MODELO, otro=OTRO))))

    assert "12 de marzo de 2027" in text
    assert "12 de março de 2027" in text
    assert text.count("6 horas") == 1
    assert text.count(MODELO.descripcion) == 1
    assert text.count(MODELO.emisor) == 1


@pytest.mark.parametrize("long", ["W" * 500, "Preferencias arancelarias " * 30])
def test_no_text_costs_the_page_in_two_its_single_sheet(long: str) -> None:
    texts: dict[str, Any] = {
        "titular": long,
        "credencial": long,
        "curso": long,
        "descripcion": long,
    }
    second: dict[str, Any] = {key: f"Z{text}" for key, text in texts.items()}

    opened(render_pdf(replace(MODELO, **texts, otro=replace(OTRO, **second))))


def test_its_own_language_is_the_certificate_itself(
    client: CheckingClient, credencial: Credencial
) -> None:
    own = client.get(f"/credenciales/{credencial.codigo}.pdf").data

    assert download(client, credencial, "es") == own
    assert download(client, credencial, "pt") != own


def test_each_is_made_once_and_its_name_says_which_it_is(
    client: CheckingClient, credencial: Credencial
) -> None:
    first = client.get(f"/credenciales/{credencial.codigo}.{AMBOS}.pdf")

    assert download(client, credencial, AMBOS) == first.data
    assert f"{credencial.codigo}-{AMBOS}.pdf" in first.headers["Content-Disposition"]


@pytest.mark.parametrize("idiomas", ["fr", "pt-es", "ES-PT"])
def test_of_other_languages_there_is_none(
    client: CheckingClient, credencial: Credencial, idiomas: str
) -> None:
    assert client.get(f"/credenciales/{credencial.codigo}.{idiomas}.pdf").status_code == 404


@pytest.mark.parametrize("idiomas", IDIOMAS)
def test_each_is_recognised_and_told_from_an_altered_one(
    credencial: Credencial, idiomas: str
) -> None:
    ficheros.read(credencial, Tipo.PDF)
    data = ficheros.read(credencial, Tipo.PDF, idiomas)
    altered = bytearray(data)
    altered[len(data) // 2] ^= 1

    assert judge(data) == Veredicto.INTACTO
    assert judge(bytes(altered)) == Veredicto.ALTERADO
    assert ficheros.is_original(credencial, Tipo.PDF, bytes(altered)) is False


def test_the_page_in_two_says_nothing_of_a_certificate_that_was_lost(
    credencial: Credencial,
) -> None:
    own = ficheros.read(credencial, Tipo.PDF)
    both = ficheros.read(credencial, Tipo.PDF, AMBOS)
    storage.delete(credencial.pdf_key)

    assert judge(own) == Veredicto.SIN_COMPARAR
    assert judge(both) == Veredicto.INTACTO


def test_of_a_revoked_one_none_is_served_and_the_old_ones_are_still_recognised(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    made = [ficheros.read(credencial, Tipo.PDF, idiomas) for idiomas in IDIOMAS]
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)
    run_due()

    for idiomas in IDIOMAS:
        answer = client.get(f"/credenciales/{credencial.codigo}.{idiomas}.pdf")
        assert answer.status_code == 303
    assert [judge(data) for data in made] == [Veredicto.INTACTO] * 3
    assert judge(made[-1] + b"x") == Veredicto.ALTERADO
    assert not storage.exists(kept(credencial))
    assert storage.exists(f"{kept(credencial)}.sha256")


def test_of_a_withdrawn_one_nothing_is_left(ana: Usuario, credencial: Credencial) -> None:
    ficheros.read(credencial, Tipo.PDF, AMBOS)
    assert storage.exists(kept(credencial))
    vida.retirar_propia(ana, credencial)
    run_due()

    assert not storage.exists(kept(credencial))
    assert not storage.exists(f"{kept(credencial)}.sha256")


def kept(credencial: Credencial) -> str:
    return f"credenciales/{credencial.codigo}.{AMBOS}.pdf"


def test_other_programs_accept_the_page_in_two(credencial: Credencial, tmp_path: Path) -> None:
    data = ficheros.read(credencial, Tipo.PDF, AMBOS)
    said = pdfsig(data, tmp_path)
    sound = subprocess.run(
        ["qpdf", "--check", tmp_path / "certificado.pdf"], check=True, capture_output=True
    )

    assert VALID in said
    assert "Total document signed" in said
    assert b"No syntax or stream encoding errors found" in sound.stdout


@pytest.mark.parametrize(("idiomas", "page"), [("pt", "/pt/"), (AMBOS, "/es/")])
def test_the_only_code_on_it_leads_to_the_page_in_its_language(
    credencial: Credencial, tmp_path: Path, idiomas: str, page: str
) -> None:
    shown = certificado(credencial, idiomas)

    assert f"{page}credenciales/{credencial.codigo}/#v1." in shown.qr_url
    assert on_paper(render_pdf(shown), tmp_path) == shown.qr_url


@pytest.mark.parametrize(
    ("lang", "named", "offered"), [("es", "Español", "pt"), ("pt", "Português", "es")]
)
def test_the_page_says_the_language_and_offers_the_others(
    client: CheckingClient,
    bruno: Usuario,
    version: VersionCurso,
    lang: str,
    named: str,
    offered: str,
) -> None:
    bruno.idioma = lang
    code = make_credencial(bruno, version).codigo
    text = client.get(f"/es/credenciales/{code}/").text

    assert f"<dt>Idioma</dt>\n    <dd>{named}</dd>" in text
    for href in (f"{code}.pdf", f"{code}.{offered}.pdf", f"{code}.{AMBOS}.pdf"):
        assert f'href="/credenciales/{href}"' in text
    assert f"{code}.{lang}.pdf" not in text


def test_the_page_of_a_revoked_one_offers_none(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)

    assert ".pdf" not in client.get(f"/es/credenciales/{credencial.codigo}/").text
