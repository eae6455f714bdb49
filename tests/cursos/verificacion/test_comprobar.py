"""A file handed over: exactly what was issued, or altered; the record speaks, not the file."""

from __future__ import annotations

import io
import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion
from cursos.verificacion import archivo, ficheros, forms
from cursos.verificacion.archivo import Tipo, codes_in, tipo_de
from cursos.verificacion.comprobacion import Comprobacion, Veredicto, comprobar
from tests.factories.credenciales import make_credencial
from tests.factories.diplomas import AREA_A, give, held
from tests.pace import within

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

ADDRESS = "/es/credenciales/comprobar/"
PNG = b"\x89PNG\r\n\x1a\n"


def content(credencial: Credencial, tipo: Tipo) -> bytes:
    return credencial.documento.encode() if tipo == Tipo.JSON else ficheros.read(credencial, tipo)


def judge(data: bytes) -> Veredicto:
    tipo = tipo_de(data)
    assert tipo is not None
    return comprobar(data, tipo).veredicto


def hand_over(client: CheckingClient, data: bytes, name: str = "archivo.bin") -> TestResponse:
    return client.send(ADDRESS, {"archivo": (io.BytesIO(data), name)})


@pytest.mark.parametrize("tipo", Tipo)
def test_each_file_as_it_was_downloaded_is_intact(credencial: Credencial, tipo: Tipo) -> None:
    data = content(credencial, tipo)

    assert tipo_de(data) == tipo
    assert judge(data) == Veredicto.INTACTO


@pytest.mark.parametrize("tipo", Tipo)
def test_a_diploma_is_told_from_the_credentials_that_it_names(ana: Usuario, tipo: Tipo) -> None:
    give(ana, *AREA_A)
    (diploma,) = held(ana, "D1")
    data = content(diploma, tipo)
    assert comprobar(data, tipo) == Comprobacion(veredicto=Veredicto.INTACTO, credencial=diploma)
    assert comprobar(data + b"x", tipo).credencial == diploma


@pytest.mark.parametrize("tipo", Tipo)
def test_a_single_altered_byte_is_found_wherever_it_stands(
    credencial: Credencial, tipo: Tipo
) -> None:
    data = content(credencial, tipo)
    start = 1_100  # past the mark of the type
    for position in range(start, len(data), max(1, len(data) // 60)):
        altered = bytearray(data)
        altered[position] ^= 1
        assert judge(bytes(altered)) in {Veredicto.ALTERADO, Veredicto.DESCONOCIDO}, position


def test_no_byte_of_the_json_can_change_unseen(credencial: Credencial) -> None:
    data = credencial.documento.encode()
    for position in range(1, len(data)):
        altered = bytearray(data)
        altered[position] ^= 1
        named = f"/credenciales/{credencial.codigo}".encode() in altered
        expected = Veredicto.ALTERADO if named else Veredicto.DESCONOCIDO
        assert judge(bytes(altered)) == expected, data[position - 20 : position + 20]


def test_a_position_of_the_public_list_leads_to_nobody(
    client: CheckingClient, credencial: Credencial
) -> None:
    place = f"/credenciales/estado/{credencial.lista_estado}#{credencial.indice_estado}"
    page = hand_over(client, json.dumps({"id": place}).encode()).text

    assert "Desconocido" in page
    assert "Benítez" not in page
    assert credencial.codigo not in page


@pytest.mark.parametrize("tipo", Tipo)
def test_one_byte_more_is_altered(credencial: Credencial, tipo: Tipo) -> None:
    assert judge(content(credencial, tipo) + b"x") == Veredicto.ALTERADO


def test_a_pdf_that_was_written_over_at_its_end_is_altered(credencial: Credencial) -> None:
    data = content(credencial, Tipo.PDF)
    update = b"\n1 0 obj\n<< /Type /Page >>\nendobj\ntrailer\n<< /Prev 0 >>\n%%EOF\n"

    assert judge(data + update) == Veredicto.ALTERADO


def test_a_json_saved_by_another_program_says_the_same(credencial: Credencial) -> None:
    again = json.dumps(json.loads(credencial.documento), sort_keys=True).encode()

    assert judge(again) == Veredicto.MISMOS_DATOS


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d | {"name": "Otra"},
        lambda d: d | {"extra": 1},
        lambda d: {k: v for k, v in d.items() if k != "validUntil"},
        lambda d: d | {"proof": d["proof"] * 2},
        lambda d: d | {"proof": d["proof"][0]},
    ],
)
def test_a_json_with_other_data_is_altered(credencial: Credencial, change: Any) -> None:
    changed = change(json.loads(credencial.documento))

    assert judge(json.dumps(changed).encode()) == Veredicto.ALTERADO


def test_a_name_that_stands_twice_is_altered(credencial: Credencial) -> None:
    twice = credencial.documento.replace('{\n  "@context"', '{\n  "name": "Otra",\n  "@context"', 1)

    assert judge(twice.encode()) == Veredicto.ALTERADO


def test_the_picture_of_one_with_the_credential_of_another_is_altered(
    credencial: Credencial, bruno: Usuario, version: VersionCurso
) -> None:
    other = make_credencial(bruno, version)
    mixed = content(credencial, Tipo.SVG).replace(
        credencial.documento.encode(), other.documento.encode()
    )

    assert judge(mixed) == Veredicto.ALTERADO


def test_the_issuer_and_the_name_come_from_the_record(
    client: CheckingClient, credencial: Credencial
) -> None:
    forged = json.loads(credencial.documento)
    forged["issuer"]["name"] = "Universidad Inventada"
    forged["credentialSubject"]["identifier"][0]["identityHash"] = "Otra Persona"
    page = hand_over(client, json.dumps(forged).encode()).text

    assert "Alterado" in page
    assert "Secretaría General de la ALADI" in page
    assert "Ana Benítez" in page
    assert "Universidad Inventada" not in page
    assert "Otra Persona" not in page


def test_an_intact_file_of_a_revoked_one_is_no_good(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    data = content(credencial, Tipo.PDF)
    vida.revocar(elena, credencial, MotivoRevocacion.EVALUACION_INVALIDA)
    page = hand_over(client, data).text

    assert "Revocada el " in page
    assert "La evaluación no fue válida" in page
    assert "No la acepte" in page


def test_a_withdrawn_one_is_not_compared_and_names_nobody(
    client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    data = content(credencial, Tipo.SVG)
    vida.retirar(ana, credencial)
    page = hand_over(client, data).text

    assert judge(data) == Veredicto.SIN_COMPARAR
    assert "Retirada a pedido" in page
    assert "Benítez" not in page


def test_files_that_name_nothing_of_ours_all_get_the_same_answer(
    client: CheckingClient, credencial: Credencial
) -> None:
    unknown = credencial.documento.replace(credencial.codigo, "a" * 26)
    answers = {
        (page.status_code, page.text)
        for data in (
            unknown.encode(),
            b'{"issuer": "https://otra.example"}',
            b"%PDF-1.7 nada",
            PNG + b"\0" * 100,
            b"<svg></svg>",
        )
        if (page := hand_over(client, data))
    }

    assert len({text.split("<main", 1)[1].split("</main")[0] for _status, text in answers}) == 1
    assert {status for status, _text in answers} == {200}


NAMED = b'{"id": "/credenciales/CODE", "a": '
HOSTILE = {
    "deep": NAMED + b"[" * 60_000,
    "deep object": NAMED + b'{"a":' * 12_000,
    "digits": NAMED + b"9" * 60_000 + b"}",
    "bomb": b"%PDF-1.7\n/credenciales/CODE stream\n" + zlib.compress(b"\0" * 50_000_000),
    "many parts": b"%PDF-1.7\n" + (b"stream\n" + zlib.compress(b"\0" * 900_000)) * 1_500,
    "many marks": b"%PDF-1.7\n/credenciales/CODE " + b"stream\n" * 250_000,
    "entities": b'<!DOCTYPE svg [<!ENTITY a "/credenciales/CODE">]><svg>&a;</svg>',
    "almost codes": NAMED + b"/credenciales/" * 140_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_quickly(credencial: Credencial, name: str) -> None:
    data = HOSTILE[name].replace(b"CODE", credencial.codigo.encode())[: archivo.MAX_BYTES]
    ficheros.read(credencial, Tipo.PDF)  # issued: there is something to compare with
    with within(2):
        found = comprobar(data, tipo_de(data) or Tipo.JSON).veredicto
    assert found == (Veredicto.DESCONOCIDO if name == "many parts" else Veredicto.ALTERADO)


@pytest.mark.parametrize(("begin", "end"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_no_depth_that_can_just_be_read_breaks_the_comparison(
    credencial: Credencial, begin: bytes, end: bytes
) -> None:
    depths = range(600, 1_010)  # around what Python reads, wherever the test itself stands

    assert not any(
        archivo.same_data(begin * depth + b"1" + end * depth, credencial.documento)
        for depth in depths
    )


def test_only_so_much_is_looked_for() -> None:
    codes = b"".join(b"/credenciales/" + bytes([97 + n]) * 26 + b"." for n in range(20))

    assert len(codes_in(b"{" + codes, Tipo.JSON)) == 8


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Elija el archivo"),
        (b"hola", "debe ser el PDF, PNG, SVG o JSON"),
        (b"\xff\xd8\xff\xe0 foto", "Una foto no sirve"),
    ],
)
def test_what_cannot_be_one_of_ours_is_said_beside_the_field(
    client: CheckingClient, data: bytes, message: str
) -> None:
    page = hand_over(client, data)

    assert page.status_code == 422
    assert message in page.text


def test_a_large_file_is_not_read_to_its_end(
    client: CheckingClient, credencial: Credencial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MAX_BYTES", len(credencial.documento.encode()))

    assert hand_over(client, credencial.documento.encode()).status_code == 200
    page = hand_over(client, credencial.documento.encode() + b" ")
    assert page.status_code == 422
    assert "pesa más de 2 MB" in page.text


def test_who_hands_over_many_files_is_stopped(client: CheckingClient) -> None:
    answers = [hand_over(client, b"{}").status_code for _n in range(31)]

    assert answers[:30] == [200] * 30
    assert answers[30] == 429


def test_a_typed_code_leads_to_its_page(client: CheckingClient, credencial: Credencial) -> None:
    typed = f" {credencial.codigo[:13].upper()} {credencial.codigo[13:]}"
    answer = client.get(ADDRESS, query_string={"codigo": typed})

    assert answer.location == f"/es/credenciales/{credencial.codigo}/"
    assert client.get(ADDRESS).status_code == 200


def test_the_foot_of_every_page_leads_to_checking(client: CheckingClient) -> None:
    for path in ("/es/", "/es/cursos/", "/es/ayuda/"):
        foot = client.get(path).text.split("<footer")[1]
        assert 'href="/es/credenciales/comprobar/"' in foot
        assert "Comprobar una credencial" in foot
