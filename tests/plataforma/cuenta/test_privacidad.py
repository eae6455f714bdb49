"""Consents, the export, closing the account."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, select, text

from plataforma.audit import verify_chain
from plataforma.db import db
from plataforma.identidad.consentimientos import (
    TEXTOS,
    acepta,
    dar_consentimiento,
    prueba,
    retirar_consentimiento,
)
from plataforma.identidad.errors import ConsentimientoNecesarioError
from plataforma.identidad.models import Consentimiento, EstadoUsuario, Proposito
from plataforma.identidad.queries import find_usuario
from tests.plataforma.entrada.conftest import CLAVE
from tests.plataforma.entrada.correo import mails_to

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

# A text that changes is another consent: give it a new version, then write its hashes here.
KNOWN = {
    ("servicio", "2026-11"): ("c3cfb5a9a07f", "e33a4b663383"),
    ("novedades", "2026-11"): ("99776401b918", "ffa7d877600f"),
    ("estadisticas", "2026-11"): ("86bf07f5672b", "1c006fbe04ae"),
}


def short(shown: str) -> str:
    return hashlib.sha256(shown.encode()).hexdigest()[:12]


def test_each_version_of_a_text_stays_as_it_was() -> None:
    now = {(str(p), t.version): (short(t.texto.es), short(t.texto.pt)) for p, t in TEXTOS.items()}
    assert now == KNOWN


def test_a_voluntary_consent_is_given_and_taken_back(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana)
    client.send("/es/cuenta/privacidad/novedades/dar/")
    assert acepta(ana.id, Proposito.NOVEDADES)
    assert "Retirar este permiso" in client.get("/es/cuenta/privacidad/").text
    client.send("/es/cuenta/privacidad/novedades/retirar/")
    assert not acepta(ana.id, Proposito.NOVEDADES)


def test_the_proof_stays_after_taking_back(ana: Usuario) -> None:
    dar_consentimiento(ana, prueba(Proposito.NOVEDADES, "es"))
    retirar_consentimiento(ana, Proposito.NOVEDADES)
    kept = db.session.scalars(select(Consentimiento)).one()
    assert kept.retirado_el
    assert kept.texto_hash


def test_a_second_yes_to_the_same_text_changes_nothing(ana: Usuario) -> None:
    first = dar_consentimiento(ana, prueba(Proposito.NOVEDADES, "es"))
    assert dar_consentimiento(ana, prueba(Proposito.NOVEDADES, "es")) is first


def test_the_necessary_consent_goes_only_with_the_account(ana: Usuario) -> None:
    dar_consentimiento(ana, prueba(Proposito.SERVICIO, "es"))
    with pytest.raises(ConsentimientoNecesarioError):
        retirar_consentimiento(ana, Proposito.SERVICIO)


def test_an_unknown_purpose_is_not_found(client: CheckingClient, ana: Usuario) -> None:
    answer = client.as_user(ana).send("/es/cuenta/privacidad/todo/dar/")
    assert answer.status_code == 404


def test_the_export_holds_the_profile_consents_and_every_part(
    client: CheckingClient, ana: Usuario
) -> None:
    dar_consentimiento(ana, prueba(Proposito.SERVICIO, "es"))
    response = client.as_user(ana).send("/es/cuenta/privacidad/datos/")
    assert response.mimetype == "application/json"
    assert "attachment" in response.headers["Content-Disposition"]
    data = json.loads(response.text)
    assert data["cuenta"]["perfil"]["correo"] == ana.correo
    assert data["cuenta"]["consentimientos"][0]["proposito"] == "servicio"
    assert "sesiones" in data["cuenta"]


def test_closing_needs_the_address_and_the_password(
    client: CheckingClient, con_clave: Usuario
) -> None:
    client.as_user(con_clave)
    wrong = client.send("/es/cuenta/cerrar/", {"correo": "otra@escala.test", "clave": CLAVE})
    assert "el mismo correo" in wrong.text
    wrong = client.send("/es/cuenta/cerrar/", {"correo": con_clave.correo, "clave": "no es esa"})
    assert "Esa no es su clave actual" in wrong.text
    assert con_clave.estado == EstadoUsuario.ACTIVO


def test_after_closing_nothing_in_the_database_names_the_person(
    client: CheckingClient, con_clave: Usuario
) -> None:
    con_clave.telefono, con_clave.empresa = "+595981000111", "Dulces Canario"
    db.session.commit()
    client.as_user(con_clave)
    client.send("/es/cuenta/privacidad/novedades/dar/")
    client.send("/es/entrar/", {"correo": con_clave.correo, "modo": "codigo"})
    address, pseudonym = con_clave.correo, con_clave.seudonimo
    data = {"correo": address, "clave": CLAVE}
    response = client.send("/es/cuenta/cerrar/", data)
    assert response.headers["Clear-Site-Data"]
    (last,) = mails_to(address)
    assert "cerrada" in last.asunto
    db.session.delete(last)  # leaves as soon as it is sent
    db.session.flush()
    dump = _dump()
    for canary in ("Benítez", address, "+595981000111", "Dulces Canario"):
        assert canary not in dump, canary
    assert pseudonym in dump
    assert verify_chain() is None
    assert find_usuario(address) is None


def test_a_closed_account_opens_no_more(client: CheckingClient, con_clave: Usuario) -> None:
    client.as_user(con_clave)
    address = con_clave.correo
    client.send("/es/cuenta/cerrar/", {"correo": address, "clave": CLAVE})
    assert client.get("/es/cuenta/").status_code == 303
    answer = client.send("/es/entrar/", {"correo": address, "clave": CLAVE})
    assert answer.status_code == 422


def test_the_last_administrator_cannot_close(client: CheckingClient, elena: Usuario) -> None:
    client.as_user(elena)
    client.send("/es/cuenta/cerrar/", {"correo": elena.correo})
    assert elena.estado == EstadoUsuario.ACTIVO


def _dump() -> str:
    """Return every row of every table as one text."""
    tables = inspect(db.session.connection()).get_table_names()
    rows = (db.session.execute(text(f'SELECT * FROM "{name}"')).all() for name in tables)  # noqa: S608
    return "\n".join(str(row) for table in rows for row in table)
