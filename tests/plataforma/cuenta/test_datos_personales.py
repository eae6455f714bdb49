"""The export holds every row about a person; after closing, nothing names them anywhere."""

from __future__ import annotations

import inspect
import json
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, select, text
from sqlalchemy import inspect as inspect_tables

from consultores.red.queries import find_de_usuario
from consultores.solicitudes.estados import FINALES, Acto, Estado
from consultores.solicitudes.intercambio import Archivo, Entregable
from consultores.solicitudes.models import Movimiento, Solicitud
from cursos.credenciales.models import Credencial
from cursos.insignias import emisor
from cursos.insignias.firma import verify
from plataforma import storage
from plataforma.audit import verify_chain
from plataforma.busqueda import buscar
from plataforma.busqueda.motor import current_motor
from plataforma.cuenta import emails as cuenta_emails
from plataforma.cuenta.datos import exportar_datos
from plataforma.db import Model, db
from plataforma.email import Correo, is_secret
from plataforma.entrada import emails as entrada_emails
from plataforma.identidad import tokens
from plataforma.identidad.models import PropositoToken, Usuario
from plataforma.identidad.services import DatosAlta
from plataforma.jobs.services import run_due
from plataforma.part import parts
from tests.plataforma.cuenta.rastro import leaves, missing, rows_about, tables_about
from tests.plataforma.cuenta.todo import CANARIES, CORREO, MARCA, NOMBRE, TELEFONO, make_todo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

    from config import Settings
    from tests.client import CheckingClient

KEEP = {"conservar": "y"}
# The one exception: a result that a consultant handed over is the firm's, which asked for it and
# may have acted on it. Its text and its file stay when the consultant leaves, without an author.
RECEIVED = {"entregable", "archivo"}


@pytest.fixture
def zoraida(client: CheckingClient, settings: Settings) -> Iterator[Usuario]:
    """Signed in, with something in every table; the only one whose files are stored."""
    for file in _files(settings):
        file.unlink()
    persona = make_todo()
    client.as_user(persona)
    yield persona
    current_motor().replace_all([])
    for file in _files(settings):
        file.unlink()


def export_of(persona: Usuario, *, without: str = "") -> dict[str, Any]:
    shares = [s for part in parts() for s in part.personal_data if s.name != without]
    return exportar_datos(persona, shares)


def test_every_table_that_names_a_person_is_tried_here(zoraida: Usuario) -> None:
    known = {table.name for table in rows_about(Model.metadata, zoraida.id)}
    every = {table.name for table in tables_about(Model.metadata)}
    assert not every - known, (
        f"{sorted(t.name for t in Model.metadata.sorted_tables if t.name in every - known)} name a "
        "person: give make_todo() a row of each, and export and erase it in a part's datos.py"
    )
    assert known <= every


def test_the_walk_finds_a_table_that_nobody_thought_of() -> None:
    planted = MetaData()
    Table("usuario", planted, Column("id", Integer, primary_key=True))
    Table("diario", planted, Column("de", ForeignKey("usuario.id")))
    assert {t.name for t in tables_about(planted)} == {"diario"}


def test_the_export_holds_every_row_that_refers_to_the_person(zoraida: Usuario) -> None:
    assert missing(rows_about(Model.metadata, zoraida.id), export_of(zoraida)) == []


@pytest.mark.parametrize(
    "share",
    ["cuenta", "organizaciones", "credenciales", "cohortes", "aprendizaje", "consultores"],
)
def test_a_share_that_is_forgotten_is_missed(zoraida: Usuario, share: str) -> None:
    assert missing(rows_about(Model.metadata, zoraida.id), export_of(zoraida, without=share))


def test_the_export_holds_mails_codes_and_the_signed_credential(zoraida: Usuario) -> None:
    export = export_of(zoraida)
    signed = db.session.scalars(
        select(Credencial.documento).where(Credencial.usuario_id == zoraida.id)
    )
    assert [c["documento"] for c in export["credenciales"]] == [json.loads(d) for d in signed]
    mails = db.session.scalars(select(Correo).where(Correo.para == CORREO)).all()
    said = {mail.texto for mail in mails if not is_secret(mail)}
    assert said
    assert said <= set(leaves(export["cuenta"]))
    assert len(export["cuenta"]["correos"]) == len(mails)
    waiting = [t["datos"] for t in export["cuenta"]["enlaces_y_codigos"]]
    assert NOMBRE in [datos.get("nombre") for datos in waiting]


def _secret_mails() -> list[Callable[..., None]]:
    """Every function that mails a code or a link: new ones join by the name of their argument."""
    modules = (entrada_emails, cuenta_emails)
    found = [f for m in modules for n, f in inspect.getmembers(m) if n.startswith("send_")]
    return [f for f in found if "secreto" in inspect.signature(f).parameters]


@pytest.mark.parametrize("send", _secret_mails(), ids=lambda f: f.__name__)
def test_the_export_opens_nothing(app: Flask, ana: Usuario, send: Callable[..., None]) -> None:
    known = {
        "persona": ana,
        "nombre": ana.nombre,
        "idioma": "es",
        "secreto": tokens.Secreto("EnlaceQueAbre", "918273"),
    }
    with app.test_request_context("/es/"):
        send(*(known.get(name, ana.correo) for name in inspect.signature(send).parameters))
    written = str(export_of(ana))
    assert send.__module__.split(".")[1] + "/email/" in written
    assert not {s for s in ("EnlaceQueAbre", "918273") if s in written}


def test_the_export_of_a_waiting_sign_up_leaves_the_password_out(ana: Usuario) -> None:
    alta = DatosAlta(
        nombre=ana.nombre, correo=ana.correo, idioma="es", pais="PY", clave_hash="$argon2id$secreto"
    )
    tokens.issue(PropositoToken.VERIFICAR, ana.correo, datos={"alta": alta.as_json()})
    export = export_of(ana)
    assert export["cuenta"]["enlaces_y_codigos"][0]["datos"]["nombre"] == ana.nombre
    assert "argon2id" not in str(export)


def test_after_closing_nothing_is_left_but_what_firms_received(
    client: CheckingClient, zoraida: Usuario, settings: Settings
) -> None:
    kept = _received_files(settings)
    assert _found_in_tables() >= {"correo", "documento_buscable", "palabra_buscable", "job"}
    assert _found_in_files(settings)
    _close(client)
    assert _found_in_tables() == RECEIVED
    results = db.session.scalars(select(Solicitud).join(Entregable).where(_says(Entregable.texto)))
    firms = {s.solicitante.nombre for s in results}
    assert firms == {"Otra Empresa"}
    assert _found_in_files(settings) == kept
    assert verify_chain() is None
    assert not buscar("Quintanilla", "es").total
    assert find_de_usuario(zoraida.id) is None


def test_a_kept_credential_names_its_holder_and_verifies_for_everybody(
    client: CheckingClient, zoraida: Usuario
) -> None:
    (kept,) = db.session.scalars(select(Credencial).where(Credencial.usuario_id == zoraida.id))
    _close(client, **KEEP)
    assert _found_in_tables() == {"credencial"} | RECEIVED
    assert (kept.usuario_id, kept.motivo) == (None, "")
    page = client.get(f"/es/credenciales/{kept.codigo}/")
    assert NOMBRE in page.text
    assert "está vigente hoy" in page.text
    served = json.loads(client.get(f"/credenciales/{kept.codigo}.json").text)
    verify(served, emisor.current_keys().by_method())
    assert verify_chain() is None


def test_files_go_after_the_commit(client: CheckingClient, zoraida: Usuario) -> None:
    own = select(Archivo.clave).join(Solicitud, Solicitud.id == Archivo.solicitud_id)
    own = own.where(Solicitud.solicitante_id == zoraida.id)
    places = [f"solicitudes/{c}" for c in db.session.scalars(own)]
    assert places
    assert all(storage.get(p) for p in places)
    client.send("/es/cuenta/cerrar/", {"correo": CORREO})
    assert all(storage.get(p) for p in places)
    run_due()
    assert not any(storage.get(p) for p in places)


def test_whoever_waits_is_told_and_goes_on(client: CheckingClient, zoraida: Usuario) -> None:
    consultor = find_de_usuario(zoraida.id)
    assert consultor
    theirs = db.session.scalars(
        select(Solicitud).where(Solicitud.consultor_id == consultor.id)
    ).all()
    mine = db.session.scalars(select(Solicitud).where(Solicitud.solicitante_id == zoraida.id)).all()
    _close(client)
    assert not any(s.esta_abierta for s in mine if s in db.session)
    assert {s.estado for s in theirs if s.consultor_id} <= {*FINALES, Estado.ENTREGADA}
    for freed in db.session.scalars(
        select(Solicitud)
        .join(Movimiento)
        .where(Movimiento.acto == Acto.LIBERAR, Solicitud.estado.not_in(FINALES))
    ):
        _told(freed, freed.solicitante.correo)
        page = client.as_user(freed.solicitante).get(f"/es/asistencia/{freed.referencia}/")
        assert "Quedó sin consultor" in page.text


def _told(solicitud: Solicitud, correo: str) -> None:
    mails = select(Correo.asunto).where(Correo.para == correo)
    assert f"Pasamos {solicitud.referencia} a otras personas" in db.session.scalars(mails).all()


def _close(client: CheckingClient, **answers: str) -> None:
    assert client.send("/es/cuenta/cerrar/", {"correo": CORREO, **answers}).status_code == 303
    run_due()
    db.session.expire_all()


def _found_in_tables() -> set[str]:
    """Return the tables in which a canary stands, in a full dump."""
    tables = inspect_tables(db.session.connection()).get_table_names()
    dump = {t: db.session.execute(text(f'SELECT * FROM "{t}"')).all() for t in tables}  # noqa: S608
    return {t for t, rows in dump.items() if _named(str(rows))}


def _found_in_files(settings: Settings) -> list[str]:
    """Stored files, mails of the development box, the embedded search index."""
    index = [f for f in (settings.instance_dir / "busqueda").rglob("*") if f.is_file()]
    return [str(f) for f in (*_files(settings), *index) if _named(_read(f))]


def _received_files(settings: Settings) -> list[str]:
    """Where the files lie that a firm received from Zoraida."""
    found = select(Archivo.clave).join(Entregable, Archivo.entregable_id == Entregable.id)
    found = found.join(Solicitud, Solicitud.id == Archivo.solicitud_id)
    mine = Solicitud.solicitante_id == db.session.scalar(
        select(Usuario.id).where(Usuario.correo == CORREO)
    )
    folder = settings.instance_dir / "archivos" / "solicitudes"
    return [str(folder / clave) for clave in db.session.scalars(found.where(~mine))]


def _says(column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return column.contains(MARCA)


def _files(settings: Settings) -> list[Path]:
    """What tests store is not rolled back."""
    folders = (settings.instance_dir / name for name in ("archivos", "mail"))
    return [f for folder in folders for f in folder.rglob("*") if f.is_file()]


def _read(file: Path) -> str:
    if file.suffix != ".eml":
        return file.read_bytes().decode("utf-8", "replace")
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    parts_of = [str(part.get_content()) for part in mail.walk() if not part.is_multipart()]
    return "\n".join([str(mail["To"]), str(mail["Subject"]), *parts_of])


def _named(content: str) -> bool:
    return any(c in content.lower() for c in (*CANARIES, CORREO, TELEFONO))
