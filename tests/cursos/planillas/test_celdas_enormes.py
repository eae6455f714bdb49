"""A cell of a megabyte costs no more time than its length: whoever pastes it stops nobody else."""

from __future__ import annotations

from contextlib import suppress

import pytest

from cursos.planillas.errors import PlanillaError
from tests.cursos.planillas.planilla import leer_planilla
from tests.pace import within

LENGTH = 1_000_000
PEOPLE = 200
LISTS = {
    "at": "nombre\tcorreo\n" + "@" * LENGTH + "\tx\n",
    "dots": "nombre\tcorreo\na@" + "." * LENGTH + "@\tx\n",
    "parentheses": "(" * LENGTH + "\tcorreo\n",
    "quoted": '"' + "a" * LENGTH + '\nb\n"\tx',
    "several mails": "nombre\tcorreo\n" + f"Ana\t@{';' * 990}\n" * PEOPLE,
    "several phones": "nombre\ttelefono\n" + f"Ana\t123456{';' * 990}\n" * PEOPLE,
}


@pytest.mark.parametrize("name", LISTS)
def test_reading_takes_no_longer_than_the_list_is_long(name: str) -> None:
    with within(2), suppress(PlanillaError):
        leer_planilla(LISTS[name], "UY")


@pytest.mark.parametrize("cell", ["a@b.com; c@d.com", "a@b.com c@d.com", "a@b.com,c@d.com"])
def test_two_addresses_in_a_cell_are_still_told(cell: str) -> None:
    read = leer_planilla(f"nombre\tcorreo\nAna\t{cell}\n", "UY").filas[0]
    assert [p.causa.value for p in read.errores] == ["varios_correos"]


@pytest.mark.parametrize("cell", ["099123456 / 099654321", "099123456 y 099654321"])
def test_two_phones_in_a_cell_are_still_told(cell: str) -> None:
    read = leer_planilla(f"nombre\ttelefono\nAna\t{cell}\n", "UY").filas[0]
    assert [p.causa.value for p in read.errores] == ["varios_telefonos"]
