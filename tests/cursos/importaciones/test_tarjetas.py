"""Printed cards for whoever has no mail."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from cursos.cohortes.enlaces import enlace_de, mostrar_codigo
from tests.cursos.importaciones.camino import BASE
from tests.factories.cohortes import make_participante

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_each_person_gets_a_card_in_their_language(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    luz = make_participante(cohorte, "Luz Peña", correo=None, telefono="+59899123456")
    rui = make_participante(
        cohorte, "Rui Sá", correo=None, identificador="11222333000181", idioma="pt"
    )
    make_participante(cohorte, "Eva Mota")  # has mail
    answer = client.as_user(carla).get(f"{BASE}/{cohorte.id}/tarjetas.pdf")
    text = PdfReader(io.BytesIO(answer.data)).pages[0].extract_text().replace("\n", "")
    for person in (luz, rui):
        assert person.nombre in text
        assert mostrar_codigo(enlace_de(person.semilla).codigo) in text
    assert "Apunte la cámara" in text
    assert "Aponte a câmera" in text
    assert "Eva Mota" not in text


def test_ten_cards_fill_a_sheet(client: CheckingClient, cohorte: Cohorte, carla: Usuario) -> None:
    for n in range(11):
        name = "M" * 120 if n == 0 else f"Persona {n}"
        make_participante(cohorte, name, correo=None, telefono=f"+59899123{n:03d}")
    answer = client.as_user(carla).get(f"{BASE}/{cohorte.id}/tarjetas.pdf")
    assert len(PdfReader(io.BytesIO(answer.data)).pages) == 2


def test_without_anybody_there_are_no_cards(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    assert client.as_user(carla).get(f"{BASE}/{cohorte.id}/tarjetas.pdf").status_code == 404
