"""What would tell whose case it was is found, however it is spelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultores.respuestas.anonimo import Clase, Conocido, firma_de, revisar

if TYPE_CHECKING:
    from collections.abc import Callable

ANA = Conocido(
    empresas=["Dulces La Calera S.A."],
    personas=["Ana Benítez Ramírez"],
    numeros=["80028061-0", "AT-2026-000123", "+595 981 234 567"],
)
BEFORE, AFTER = "Una empresa, ", ", pregunta cuánto paga."
MARKS = st.sampled_from(["", " ", "  ", ".", "-", "\u200b", "\u00a0", "\n", "_", "·"])


def kinds(text: str, known: Conocido = ANA) -> set[Clase]:
    return {h.clase for h in revisar(text, known)}


@pytest.mark.parametrize(
    "spelt",
    [
        *("Dulces La Calera", "DULCES LA CALERA SA", "dulces la  calera s. a.", "DulcesLaCalera"),
        *("Dulces\nLa Calera", "D u l c e s  L a  C a l e r a", "Dulces-La-Calera"),
        *("\uff24\uff55\uff4c\uff43\uff45\uff53 La Calera", "Dul\u200bces La Calera"),
    ],
)
def test_the_firm_is_found_in_awkward_spellings(spelt: str) -> None:
    assert Clase.NOMBRE in kinds(f"{BEFORE}{spelt}{AFTER}")


@pytest.mark.parametrize(
    "spelt", ["Ana Benítez Ramírez", "ANA BENITEZ RAMIREZ", "ana  benítez-ramírez"]
)
def test_who_asked_is_found(spelt: str) -> None:
    assert Clase.NOMBRE in kinds(f"{BEFORE}{spelt}{AFTER}")


def test_one_word_of_a_name_is_pointed_at_and_a_piece_of_a_word_is_not() -> None:
    assert Clase.PARTE in kinds("La señora Benítez preguntó.")
    assert not kinds("Mañana la ganancia sana.")


@pytest.mark.parametrize(
    "spelt",
    [
        *("ana@calera.com.py", "ana @ calera.com.py", "ana (arroba) calera (punto) com"),
        *("ANA[at]calera.com", "ana arroba calera punto com"),
    ],
)
def test_an_address_is_found_however_it_hides(spelt: str) -> None:
    assert Clase.CORREO in kinds(f"Escriba a {spelt} hoy.")


@pytest.mark.parametrize(
    "spelt",
    [
        *("80028061-0", "80.028.061 - 0", "8 0 0 2 8 0 6 1 0", "AT 2026 000123", "AT-2026-000123"),
        "\uff18\uff10\uff10\uff12\uff18\uff10\uff16\uff11-\uff10",
    ],
)
def test_a_number_of_the_case_is_found(spelt: str) -> None:
    assert Clase.NUMERO in kinds(f"{BEFORE}{spelt}{AFTER}")


@pytest.mark.parametrize(
    "spelt",
    [
        *("+598 99 123 456", "(021) 555-1234", "20-12345678-3", "12.345.678/0001-95"),
        *("76.086.428-5", "J-07013380-5", "MAB930714 8T4", "1792060346001"),
    ],
)
def test_telephones_and_tax_ids_of_others_are_found_by_their_shape(spelt: str) -> None:
    assert Clase.CIFRAS in kinds(f"Llame al {spelt} mañana.", Conocido())


@pytest.mark.parametrize(
    "text",
    [
        *("La partida 2007.99.10 del arancel.", "Desde el 18/07/2024 rige.", "La lista 2024-2026."),
        *("Paga 5,6 % en lugar de 14 %.", "Vale 180 días y 12 meses.", "Decisión CMC 05/23."),
    ],
)
def test_codes_days_and_rates_are_left_alone(text: str) -> None:
    assert not kinds(text, Conocido())


@pytest.mark.parametrize("text", ["USD 12.500", "R$ 3.000", "12.500 dólares", "US$ 900", "S/ 40"])
def test_an_amount_is_pointed_at(text: str) -> None:
    [found] = revisar(f"El pedido fue de {text} y nada más.", Conocido())
    assert (found.clase, found.grave) == (Clase.MONTO, False)


@given(st.lists(MARKS, min_size=13, max_size=13), st.sampled_from([str.upper, str]))
def test_a_planted_name_is_found_whatever_stands_between_its_letters(
    marks: list[str], change: Callable[[str], str]
) -> None:
    letters = "DulcesLaCalera"
    spelt = "".join(a + b for a, b in zip(letters, [*marks, ""], strict=True))
    assert Clase.NOMBRE in kinds(f"{BEFORE}{change(spelt)}{AFTER}")


@given(st.lists(st.sampled_from(["", " ", ".", "-", "/", "\u200b"]), min_size=8, max_size=8))
def test_a_planted_tax_id_is_found_whatever_stands_between_its_digits(marks: list[str]) -> None:
    spelt = "".join(a + b for a, b in zip("800280610", [*marks, ""], strict=True))
    assert Clase.NUMERO in kinds(f"{BEFORE}{spelt}{AFTER}")


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert len(firma_de(revisar(text, ANA))) == 32
