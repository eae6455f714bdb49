"""The rows of the directory follow the consultants, and what SQL finds is what is true of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from consultores.acreditacion.decisiones import suspender
from consultores.red import busqueda
from consultores.red.busqueda import COLUMNAS, LISTAS, Filtros
from consultores.red.directorio import CODIGOS, NOMBRES, completar, poner_al_dia, registrar_textos
from consultores.red.models import (
    Consultor,
    ConsultorAcuerdo,
    ConsultorSubtema,
)
from consultores.red.models_agenda import Ausencia
from consultores.red.models_directorio import FilaDirectorio, PalabraDirectorio, letra
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.identidad.models import EstadoUsuario
from plataforma.texto import TextoBilingue
from tests.bench.red_mundo import poblar_red
from tests.factories.consultores import make_consultor, make_postulado, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plataforma.identidad.models import Usuario

PEOPLE = 60


def found(**filters: Any) -> list[str]:
    """Return the names that a search finds, best first."""
    filtros = Filtros(**filters)
    return [c.nombre for c in busqueda.buscar(filtros, filtros.q.lower()).pagina.filas]


# What the rows follow


def test_who_is_accredited_is_found_at_once(diego: Usuario) -> None:
    make_consultor(diego)
    assert found(area=("ORI",)) == ["Diego Restrepo"]


def test_who_applies_is_not_found(diego: Usuario) -> None:
    make_postulado(diego)
    assert found() == []


def test_who_is_suspended_is_gone_at_once(diego: Usuario, elena: Usuario) -> None:
    consultor = make_consultor(diego)
    suspender(consultor, actor=elena, motivo="Pausa pedida.")
    db.session.flush()
    assert found() == []


def test_who_closes_the_account_is_gone_at_once(diego: Usuario) -> None:
    make_consultor(diego)
    diego.estado = EstadoUsuario.SUSPENDIDO
    db.session.flush()
    assert found() == []


def test_an_accreditation_that_ran_out_hides_the_person(diego: Usuario) -> None:
    make_consultor(diego).vence_el = now() - timedelta(minutes=1)
    db.session.flush()
    assert found() == []


def test_a_code_added_is_found_and_one_taken_away_is_not(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.acuerdos = [ConsultorAcuerdo(acuerdo="ACE-59")]
    db.session.flush()
    assert found(acuerdo=("ACE-59",)) == ["Diego Restrepo"]
    assert found(acuerdo=("ACE-5",)) == []
    consultor.acuerdos = []
    db.session.flush()
    assert found(acuerdo=("ACE-59",)) == []


def test_who_is_full_is_not_available(diego: Usuario, ana: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.cupo = 1
    db.session.flush()
    assert found(disponible=("ahora",)) == ["Diego Restrepo"]
    make_solicitud(ana, consultor)
    assert found(disponible=("ahora",)) == []
    assert found() == ["Diego Restrepo"]


@pytest.mark.parametrize("days", [0, 3])
def test_who_is_away_today_is_not_available(diego: Usuario, days: int) -> None:
    consultor = make_consultor(diego)
    start = hoy() - timedelta(days=days)
    consultor.ausencias = [Ausencia(desde=start, hasta=hoy())]
    db.session.flush()
    assert found(disponible=("ahora",)) == []


def test_a_pause_ends_on_its_day(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.pausa_hasta = hoy() + timedelta(days=1)
    db.session.flush()
    assert found(disponible=("ahora",)) == []
    consultor.pausa_hasta = hoy()
    db.session.flush()
    assert found(disponible=("ahora",)) == ["Diego Restrepo"]


def test_rows_that_are_missing_are_written(diego: Usuario) -> None:
    make_consultor(diego)
    for row in (FilaDirectorio, PalabraDirectorio):
        db.session.execute(row.__table__.delete())  # type: ignore[attr-defined]
    assert found() == []
    completar()
    assert found(q="origen") == ["Diego Restrepo"]


def test_whose_turn_it_is_writes_nothing(diego: Usuario) -> None:
    consultor = make_consultor(diego)
    consultor.ultima_oferta_el = now()
    with counted() as sent:
        db.session.flush()
    assert len(sent) == 1


# Text


@pytest.mark.parametrize(
    "q", ["aduanas", "ADUANA", "alfandega", "preferências", "restrepo", "restr", "mermeladas feria"]
)
def test_words_are_found_in_both_languages_and_in_any_form(diego: Usuario, q: str) -> None:
    text = TextoBilingue(
        "Mermelada en ferias; trámites de aduana.", "Geleia em feiras; trâmites de alfândega."
    )
    make_consultor(diego, presentacion=text)
    assert found(q=q) == ["Diego Restrepo"]


def test_a_name_is_found_without_its_accents() -> None:
    make_consultor(make_usuario("Conceição Núñez"), nombre="Conceição Núñez")
    assert found(q="conceicao nunez") == ["Conceição Núñez"]


def test_what_somebody_offers_comes_before_what_they_mention(diego: Usuario) -> None:
    said = TextoBilingue("Flete marítimo", "Frete marítimo")
    other = make_usuario("Rosa Peña")
    make_consultor(diego, presentacion=said)
    make_consultor(other, nombre="Rosa Peña", resumen=said)
    assert found(q="flete") == ["Rosa Peña", "Diego Restrepo"]


def test_when_nobody_has_every_word_those_with_some_are_shown(diego: Usuario) -> None:
    make_consultor(diego)
    hallados = busqueda.buscar(Filtros(q="aduanas xilofón"), "aduanas xilofon")
    assert not hallados.todas
    assert [c.nombre for c in hallados.pagina.filas] == ["Diego Restrepo"]


def test_the_name_of_a_subtopic_finds_who_has_it(diego: Usuario) -> None:
    make_consultor(diego).subtemas = [ConsultorSubtema(subtema="ORI-ATC")]
    db.session.flush()
    assert found(q="autocertificación") == ["Diego Restrepo"]


def test_texts_of_other_packages_find_the_consultant(
    diego: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consultores.red.directorio._otros_textos", [])
    consultor = make_consultor(diego)
    case = TextoBilingue("Quinua para Chile", "Quinoa para o Chile")
    registrar_textos(lambda ids: {i: [case] for i in ids if i == consultor.id})
    assert found(q="quinua") == []
    poner_al_dia([consultor.id])
    assert found(q="quinua") == ["Diego Restrepo"]


# What SQL says, against what is true of each consultant


@pytest.fixture
def mundo(db_session: None) -> Mapping[int, Consultor]:
    poblar_red(PEOPLE, seed=7)
    people = db.session.scalars(select(Consultor)).all()
    return {c.id: c for c in people if c.es_publico}


def codes_of(consultor: Consultor, name: str) -> set[str]:
    if name == "disponible":
        return {"ahora"} if consultor.recibe_solicitudes else set()
    if name == "modalidad":
        ways = {"linea": consultor.en_linea, "visita": consultor.presencial}
        return {way for way, given in ways.items() if given}
    column = COLUMNAS[name].key
    return {getattr(row, CODIGOS[column].key) for row in getattr(consultor, column)}


def matches(consultor: Consultor, filtros: Filtros, without: str = "") -> bool:
    return all(
        codes_of(consultor, name) & set(getattr(filtros, name))
        for name in filtros.activos
        if name != without
    )


CODES = {
    "area": ("ORI", "ADU", "LOG", "FOR"),
    "subtema": ("ORI-PRF", "ADU-OEA"),
    "pais": ("BR", "UY", "MX"),
    "idioma": ("es", "pt", "qu"),
    "sector": ("S04", "S19"),
    "servicio": ("REV", "TAL"),
    "modalidad": ("linea", "visita"),
    "acuerdo": ("ACE-2", "ACE-59"),
    "disponible": ("ahora",),
}
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True).map(tuple)
        for name, codes in CODES.items()
    },
)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40
)
@given(filters=FILTERS)
def test_filtering_in_sql_is_filtering_in_python(
    mundo: Mapping[int, Consultor], filters: dict[str, tuple[str, ...]]
) -> None:
    filtros = Filtros(**filters)  # type: ignore[arg-type]
    hallados = busqueda.buscar(filtros, "", 1)
    right = {c.id for c in mundo.values() if matches(c, filtros)}
    assert hallados.pagina.total == len(right)
    shown = {c.id for c in hallados.pagina.filas}
    assert shown <= right
    assert len(shown) == min(len(right), busqueda.POR_PAGINA)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(filters=FILTERS)
def test_counts_are_those_of_counting_by_hand(
    mundo: Mapping[int, Consultor], filters: dict[str, tuple[str, ...]]
) -> None:
    filtros = Filtros(**filters)  # type: ignore[arg-type]
    hallados = busqueda.buscar(filtros, "")
    for name in LISTAS:
        if name == "subtema" and not filtros.area:
            continue
        under = [codes_of(c, name) for c in mundo.values() if matches(c, filtros, without=name)]
        by_hand = {code: sum(code in held for held in under) for code in CODES[name]}
        said = hallados.facetas[name]
        assert {code: said.get(code, 0) for code in CODES[name]} == by_hand


def test_advice_counts_what_is_left_without_a_list(mundo: Mapping[int, Consultor]) -> None:
    filtros = Filtros(area=("ORI",), acuerdo=("NADA",), idioma=("es",))
    hallados = busqueda.buscar(filtros, "")
    right = sum(matches(c, filtros, without="acuerdo") for c in mundo.values())
    assert right
    assert hallados.consejos == {"acuerdo": right}


def test_pages_follow_each_other_without_a_gap(mundo: Mapping[int, Consultor]) -> None:
    pages = [busqueda.buscar(Filtros(), "", n).pagina for n in range(1, 6)]
    ids = [c.id for page in pages for c in page.filas]
    assert len(ids) == len(set(ids)) == len(mundo)


def test_no_two_codes_of_a_list_share_their_character() -> None:
    for name, codes in NOMBRES.items():
        assert len({letra(code) for code in codes}) == len(codes), name


def test_the_character_of_a_code_stays_what_it_was() -> None:
    """Rows are kept between versions: another character would lose everybody's codes."""
    assert (letra("ORI"), letra("PY"), letra("linea")) == ("\u630d", "\u64fb", "\u7bde")
