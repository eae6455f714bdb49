"""The people of a cohort narrowed down: by situation, place, country, firm, language, name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cursos.cohortes.alcance import de_toda
from cursos.cohortes.queries import Situacion
from cursos.tablero.filtro import Filtro, Orden, Parada, TipoParada
from plataforma.clock import now
from tests.cursos.tablero.gente import BASE, learner, names
from tests.factories.cohortes import make_participante
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("PENA", ["Luz Peña"]),
        ("luz peña", ["Luz Peña"]),
        ("agricola", ["João Araújo"]),
        ("ARAUJO joao", ["João Araújo"]),
        ("eva@", ["Eva Mota"]),
        ("59899", ["Eva Mota"]),
        ("100%", []),
        ("nadie", []),
    ],
)
def test_a_search_minds_neither_accents_nor_capitals(
    cohorte: Cohorte, typed: str, found: list[str]
) -> None:
    make_participante(cohorte, "Luz Peña")
    make_participante(cohorte, "João Araújo", empresa="AGRÍCOLA São José")
    make_participante(cohorte, "Eva Mota", correo="eva@correo.com", telefono="+59899123456")
    assert names(de_toda(cohorte), Filtro.read({"q": typed})) == found


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ({"pais": "br"}, ["Bia"]),
        ({"idioma": "pt"}, ["Bia"]),
        ({"empresa": "Dulces"}, ["Ada"]),
        ({"pais": "BR", "empresa": "Dulces"}, []),
    ],
)
def test_country_firm_and_language_narrow_together(
    cohorte: Cohorte, args: dict[str, str], found: list[str]
) -> None:
    make_participante(cohorte, "Ada", empresa="Dulces")
    make_participante(cohorte, "Bia", pais="BR", idioma="pt")
    assert names(de_toda(cohorte), Filtro.read(args)) == found


@pytest.mark.parametrize(
    ("tipo", "clave", "found"),
    [
        (TipoParada.LECCION, "leccion-2", ["Una"]),
        (TipoParada.MODULO, "m1", ["Nada", "Una"]),
        (TipoParada.MODULO, "m2", ["Dos"]),
        (TipoParada.EVALUACION, "", ["Todas"]),
        (TipoParada.TAREA, "", ["Aprobada"]),
    ],
)
def test_a_place_finds_who_has_it_before_them(
    cohorte: Cohorte, tipo: TipoParada, clave: str, found: list[str]
) -> None:
    for name, count in (("Nada", 0), ("Una", 1), ("Dos", 2), ("Todas", 4)):
        learner(cohorte, name, count)
    learner(cohorte, "Aprobada", 4, aprobada_el=now())
    learner(cohorte, "Terminó", 4, aprobada_el=now(), completada_el=now())
    place = Parada(tipo, cohorte.curso_id, clave)
    assert Parada.read(str(place)) == place
    assert names(de_toda(cohorte), Filtro(parada=place)) == found


@pytest.mark.parametrize("orden", list(Orden))
def test_every_order_shows_everybody(llena: Cohorte, orden: Orden) -> None:
    assert len(names(de_toda(llena), Filtro(orden=orden))) == 6


def test_who_was_seen_longest_ago_comes_before_who_was_seen_now(llena: Cohorte) -> None:
    found = names(de_toda(llena), Filtro(orden=Orden.ACTIVIDAD))
    assert found.index("Pía Pendiente") < found.index("Dora Detenida") < found.index("Ema En Curso")


@pytest.mark.parametrize(
    "odd",
    [
        {"ver": "nada", "orden": "x", "pagina": "-1", "donde": "l1"},
        {"pagina": "9" * 40, "idioma": "fr", "donde": "e1:leccion-1"},
        {"q": "\x00\n ", "pais": "<b>", "donde": "l1:../x"},
    ],
)
def test_what_makes_no_sense_narrows_nothing_and_fails_nothing(
    client: CheckingClient, llena: Cohorte, carla: Usuario, odd: dict[str, str]
) -> None:
    assert Filtro.read(odd).situacion is None
    assert Filtro.read(odd).parada is None
    page = client.as_user(carla).get(f"{BASE}/{llena.id}/personas/", query_string=odd)
    assert page.status_code == 200


def test_an_address_says_the_filter_and_reads_back() -> None:
    filtro = Filtro(
        situacion=Situacion.DETENIDO,
        parada=Parada(TipoParada.LECCION, 3, "leccion-1"),
        pais="UY",
        empresa="Dulces & Cía",
        idioma="pt",
        texto="peña",
        orden=Orden.EMPRESA,
        pagina=2,
    )
    assert Filtro.read(filtro.as_args(pagina=2)) == filtro
    assert "pagina" not in filtro.as_args()


def test_each_chip_takes_its_own_filter_away(
    client: CheckingClient, llena: Cohorte, carla: Usuario
) -> None:
    url = f"{BASE}/{llena.id}/personas/"
    page = client.as_user(carla).get(f"{url}?ver=detenidos&pais=UY&q=dora").text
    assert f'class="chip" href="{url}?pais=UY&amp;q=dora"' in page
    assert f'class="chip" href="{url}?ver=detenidos&amp;q=dora"' in page
    assert f'class="chip" href="{url}?ver=detenidos&amp;pais=UY"' in page
    assert "Dora Detenida" in page
    assert "Ema En Curso" not in page


@pytest.mark.parametrize("page", ["", "personas/", "modulos/", "detenciones/", "hojas/"])
def test_ten_and_five_hundred_people_cost_the_same_statements(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, page: str
) -> None:
    url = f"{BASE}/{cohorte.id}/{page}"
    client.as_user(carla)

    def more(people: int) -> None:
        for n in range(people):
            old: dict[str, Any] = {"actividad_el": now().replace(year=2020)} if n % 2 else {}
            learner(cohorte, f"Persona {people}-{n}", n % 5, **old)

    more(10)
    client.get(url)
    with counted() as few:
        client.get(url)
    more(90)
    for n in range(400):
        make_participante(cohorte, f"Zoe {n}")
    with counted() as many:
        assert client.get(url).status_code == 200
    assert len(many) == len(few) <= 24
