"""From a solved case to a published answer, and out of sight again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from consultores.red.directorio import poner_al_dia
from consultores.red.models_directorio import PalabraDirectorio
from consultores.respuestas import services
from consultores.respuestas.anonimo import firma_de
from consultores.respuestas.datos import erase_share, export_share
from consultores.respuestas.emails import USO
from consultores.respuestas.errors import (
    FaltaAcuerdoError,
    FaltaMirarError,
    FaltaTextoError,
    NoSeProponeError,
    OtraPersonaError,
    SeReconoceError,
    YaDecididoError,
)
from consultores.respuestas.fuente import documentos
from consultores.respuestas.models import CasoResuelto, EstadoCaso, VersionCaso
from plataforma.baja import firmar
from plataforma.db import db
from plataforma.jobs.services import run_due
from plataforma.texto import TextoBilingue
from tests.consultores.respuestas.conftest import HOY, PREGUNTA, edicion, propuesta
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    import time_machine

    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def link(caso: CasoResuelto) -> str:
    return f"/es/respuestas/acuerdo/{firmar(USO, caso.id)}/"


def go(reloj: time_machine.Traveller, days: float) -> None:
    reloj.move_to(HOY + timedelta(days=days))
    run_due()
    db.session.expire_all()


def test_an_open_case_is_not_proposed(solicitud: Solicitud, diego: Usuario) -> None:
    with pytest.raises(NoSeProponeError):
        services.proponer(solicitud, propuesta(), actor=diego)


def test_proposing_twice_is_one_case(caso: CasoResuelto, diego: Usuario) -> None:
    assert caso.solicitud
    assert services.proponer(caso.solicitud, propuesta(), actor=diego) is caso


def test_the_name_of_the_firm_is_never_let_through(cerrada: Solicitud, diego: Usuario) -> None:
    text = "La empresa DULCES LA CALERA vende mermelada y quiere saber cuánto paga."
    cerrada.empresa = "Dulces La Calera S.A."
    looked = firma_de(services.hallazgos(cerrada, PREGUNTA, text))
    with pytest.raises(SeReconoceError):
        services.proponer(cerrada, propuesta(respuesta=text, mirado=looked), actor=diego)


def test_an_amount_wants_a_look_at_just_that_amount(cerrada: Solicitud, diego: Usuario) -> None:
    text = "Con un valor de ejemplo de USD 1.000 y un arancel de 5,6 % paga 56 dólares."
    looked = firma_de(services.hallazgos(cerrada, PREGUNTA, text))
    for mark in ("", "0" * 32):
        with pytest.raises(FaltaMirarError):
            services.proponer(cerrada, propuesta(respuesta=text, mirado=mark), actor=diego)
    made = services.proponer(cerrada, propuesta(respuesta=text, mirado=looked), actor=diego)
    assert made.estado == EstadoCaso.PROPUESTA


def test_the_page_points_at_what_tells(
    client: CheckingClient, cerrada: Solicitud, diego: Usuario
) -> None:
    db.session.commit()
    said = {
        "pregunta": PREGUNTA,
        "respuesta": "Escriba a ana@calera.com y pregunte cuánto paga hoy.",
    }
    page = client.as_user(diego).send(f"/es/respuestas/proponer/{cerrada.referencia}/", said)
    assert page.status_code == 422
    assert "<mark>ana@calera.com</mark>" in page.text
    assert db.session.scalar(select(func.count(CasoResuelto.id))) == 0


def test_the_firm_reads_the_text_and_opening_the_link_decides_nothing(
    client: CheckingClient,
    caso: CasoResuelto,
    ana: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    assert link(caso) in buzon(ana)[0].texto
    assert PREGUNTA in client.get(link(caso)).text
    db.session.refresh(caso)
    assert caso.estado == EstadoCaso.PROPUESTA


def test_the_firm_says_yes_with_one_tap_and_twice_is_once(
    client: CheckingClient, caso: CasoResuelto
) -> None:
    for _ in range(2):
        assert client.send(link(caso), {"acuerdo": "si"}).status_code == 303
    db.session.refresh(caso)
    assert caso.estado == EstadoCaso.ACORDADA


@pytest.mark.parametrize("firma", ["nada", "1-", "1-" + "0" * 32])
def test_a_forged_link_opens_nothing(
    client: CheckingClient, caso: CasoResuelto, firma: str
) -> None:
    assert client.get(f"/es/respuestas/acuerdo/{firma}/").status_code == 404


def test_silence_is_no(caso: CasoResuelto, reloj: time_machine.Traveller) -> None:
    states = []
    for days in (29, 31):
        go(reloj, days)
        states.append(caso.estado)
    assert states == [EstadoCaso.PROPUESTA, EstadoCaso.NEGADA]
    with pytest.raises(YaDecididoError):
        services.decidir(caso, acepta=True)


def test_nothing_is_published_without_the_yes_of_the_firm(
    client: CheckingClient, caso: CasoResuelto, elena: Usuario
) -> None:
    with pytest.raises(FaltaAcuerdoError):
        services.publicar(caso, edicion(), actor=elena)
    assert not list(documentos())
    assert client.get(f"/es/respuestas/{caso.slug}/").status_code == 404


def test_nothing_is_published_without_an_editor(client: CheckingClient, caso: CasoResuelto) -> None:
    services.decidir(caso, acepta=True)
    db.session.commit()
    assert client.get(f"/es/respuestas/{caso.slug}/").status_code == 404
    assert PREGUNTA not in client.get("/es/respuestas/").text


def test_who_proposed_does_not_publish(caso: CasoResuelto, diego: Usuario) -> None:
    services.decidir(caso, acepta=True)
    with pytest.raises(OtraPersonaError):
        services.publicar(caso, edicion(), actor=diego)


@pytest.mark.parametrize(
    "missing", [{"pregunta": TextoBilingue(PREGUNTA, "")}, {"fuentes": []}], ids=["pt", "source"]
)
def test_both_languages_and_a_source_are_required(
    caso: CasoResuelto, elena: Usuario, missing: dict[str, object]
) -> None:
    services.decidir(caso, acepta=True)
    with pytest.raises(FaltaTextoError):
        services.publicar(caso, edicion(**missing), actor=elena)


def test_an_editor_does_not_publish_a_name_either(caso: CasoResuelto, elena: Usuario) -> None:
    services.decidir(caso, acepta=True)
    named = TextoBilingue("La Calera pregunta", "Ana Benítez pergunta quanto paga")
    with pytest.raises(SeReconoceError):
        services.publicar(caso, edicion(pregunta=named), actor=elena)


def test_everybody_reads_it_in_both_languages_and_the_search_finds_it(
    client: CheckingClient, publicado: CasoResuelto
) -> None:
    run_due()
    for lang, text in (("es", PREGUNTA), ("pt", "Quanto a tarifa diminui")):
        page = client.get(f"/{lang}/respuestas/{publicado.slug}/").text
        assert text in page
        assert "Diego Restrepo" in page
        assert "Dulces" not in page
    assert publicado.slug in client.get("/es/buscar?q=rebaja+del+arancel").text
    assert publicado.slug in client.get("/es/respuestas/?q=preferencia&area=ORI").text
    assert publicado.slug not in client.get("/es/respuestas/?area=LOG").text


def test_what_a_consultant_answered_leads_to_them(publicado: CasoResuelto) -> None:
    poner_al_dia()
    words = select(PalabraDirectorio.termino).where(
        PalabraDirectorio.consultor_id == publicado.consultor_id
    )
    assert any(word.startswith("rebaj") for word in db.session.scalars(words))


def test_a_text_finds_what_was_answered_before(publicado: CasoResuelto) -> None:
    from consultores.respuestas.queries import parecidas

    run_due()
    asked = "Quiero saber cuánto se rebaja el arancel de mi mermelada con la preferencia"
    assert parecidas(asked, "es") == [publicado]


def test_at_its_date_it_is_marked_then_reminded_then_withdrawn(
    client: CheckingClient,
    publicado: CasoResuelto,
    elena: Usuario,
    reloj: time_machine.Traveller,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    address = f"/es/respuestas/{publicado.slug}/"
    seen = []
    for days in (183, 185, 231, 246):
        go(reloj, days)
        page = client.get(address)
        marked = "por revisar" in page.text
        seen.append((publicado.estado, marked, page.status_code, len(buzon(elena))))
    assert seen == [
        (EstadoCaso.PUBLICADA, False, 200, 0),
        (EstadoCaso.POR_REVISAR, True, 200, 1),
        (EstadoCaso.POR_REVISAR, True, 200, 4),
        (EstadoCaso.RETIRADA, False, 404, 5),
    ]
    assert not list(documentos())


def test_what_is_not_about_origin_holds_for_a_year(caso: CasoResuelto, elena: Usuario) -> None:
    services.decidir(caso, acepta=True)
    services.publicar(caso, edicion(area="PRE"), actor=elena)
    assert caso.revisar_el
    assert caso.revisar_el.isoformat() == "2027-03-02"


def test_a_review_in_time_begins_anew_and_keeps_the_versions(
    publicado: CasoResuelto, elena: Usuario, reloj: time_machine.Traveller
) -> None:
    go(reloj, 190)
    services.publicar(publicado, edicion(), actor=elena)
    assert publicado.version == 1
    changed = TextoBilingue(
        "Otra respuesta, más clara que la de antes.", "Outra resposta, mais clara."
    )
    services.publicar(publicado, edicion(respuesta=changed), actor=elena)
    db.session.commit()
    go(reloj, 250)
    assert (publicado.estado, publicado.version) == (EstadoCaso.PUBLICADA, 2)
    assert db.session.scalar(select(func.count(VersionCaso.id))) == 2


def test_the_firm_takes_its_yes_back_and_the_answer_goes(
    client: CheckingClient, publicado: CasoResuelto
) -> None:
    client.send(link(publicado), {"acuerdo": "no"})
    assert client.get(f"/es/respuestas/{publicado.slug}/").status_code == 404


def test_the_list_asks_the_same_of_the_database_for_one_and_for_many(
    client: CheckingClient, publicado: CasoResuelto
) -> None:
    with counted() as few:
        client.get("/es/respuestas/")
    for number in range(12):
        db.session.add(
            CasoResuelto(
                consultor_id=publicado.consultor_id,
                slug=f"otra-{number}",
                estado=EstadoCaso.PUBLICADA,
                pais="PY",
                idioma="es",
                pregunta=publicado.pregunta,
                respuesta=publicado.respuesta,
                area="ORI",
                publicada_el=HOY,
            )
        )
    db.session.commit()
    db.session.expire_all()
    with counted() as many:
        client.get("/es/respuestas/")
    assert len(many) <= len(few) + 1  # what the test itself let be forgotten


def test_who_leaves_takes_proposals_along_and_what_is_published_is_nobodys(
    publicado: CasoResuelto, ana: Usuario, diego: Usuario
) -> None:
    assert export_share(ana)["respuestas"][0]["estado"] == "publicada"
    erase_share(ana, False)
    erase_share(diego, False)
    db.session.commit()
    assert (publicado.solicitud_id, publicado.consultor_id) == (None, None)
    assert publicado.es_publica


def test_a_proposal_goes_with_the_firm(caso: CasoResuelto, ana: Usuario) -> None:
    erase_share(ana, False)
    assert db.session.scalar(select(func.count(CasoResuelto.id))) == 0
