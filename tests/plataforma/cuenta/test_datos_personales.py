"""The export holds every row about a person; after closing, nothing names them anywhere."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, inspect, select, text

from consultores.red.queries import find_de_usuario
from consultores.solicitudes.estados import FINALES, Acto
from consultores.solicitudes.models import Archivo, Movimiento, Solicitud
from cursos.credenciales import emisor
from cursos.credenciales.firma import verify
from cursos.credenciales.models import Credencial
from plataforma import storage
from plataforma.audit import verify_chain
from plataforma.busqueda import buscar
from plataforma.busqueda.motor import current_motor
from plataforma.cuenta.datos import exportar_datos
from plataforma.db import Model, db
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from plataforma.part import parts
from tests.plataforma.cuenta.rastro import leaves, missing, rows_about, tables_about
from tests.plataforma.cuenta.todo import CANARIES, CORREO, NOMBRE, TELEFONO, make_todo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from config import Settings
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

KEEP = {"conservar": "y"}


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
    assert every == known, "give make_todo() a row of the new table, and a part its share"


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
    mails = db.session.scalars(select(Correo.texto).where(Correo.para == CORREO)).all()
    assert mails
    assert set(mails) <= set(leaves(export["cuenta"]))
    assert {"nombre": NOMBRE} in [t["datos"] for t in export["cuenta"]["enlaces_y_codigos"]]


def test_after_closing_nothing_is_left_anywhere(
    client: CheckingClient, zoraida: Usuario, settings: Settings
) -> None:
    assert _found_in_tables() >= {"correo", "documento_buscable", "palabra_buscable", "job"}
    assert _found_in_files(settings)
    _close(client)
    assert _found_in_tables() == set()
    assert _found_in_files(settings) == []
    assert verify_chain() is None
    assert not buscar("Quintanilla", "es").total
    assert find_de_usuario(zoraida.id) is None


def test_a_kept_credential_names_its_holder_and_verifies_for_everybody(
    client: CheckingClient, zoraida: Usuario
) -> None:
    (kept,) = db.session.scalars(select(Credencial).where(Credencial.usuario_id == zoraida.id))
    _close(client, **KEEP)
    assert _found_in_tables() == {"credencial"}
    assert (kept.usuario_id, kept.motivo) == (None, "")
    page = client.get(f"/es/credenciales/{kept.codigo}/")
    assert NOMBRE in page.text
    assert "está vigente hoy" in page.text
    served = json.loads(client.get(f"/credenciales/{kept.codigo}.json").text)
    verify(served, emisor.current_keys().by_method())
    assert verify_chain() is None


def test_files_go_after_the_commit(client: CheckingClient, zoraida: Usuario) -> None:
    places = [f"solicitudes/{c}" for c in db.session.scalars(select(Archivo.clave))]
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
    assert not any(s.esta_abierta for s in theirs if s.consultor_id)
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
    assert f"Elija a otra persona para {solicitud.referencia}" in db.session.scalars(mails).all()


def _close(client: CheckingClient, **answers: str) -> None:
    assert client.send("/es/cuenta/cerrar/", {"correo": CORREO, **answers}).status_code == 303
    run_due()
    db.session.expire_all()


def _found_in_tables() -> set[str]:
    """Return the tables in which a canary stands, in a full dump."""
    tables = inspect(db.session.connection()).get_table_names()
    dump = {t: db.session.execute(text(f'SELECT * FROM "{t}"')).all() for t in tables}  # noqa: S608
    return {t for t, rows in dump.items() if _named(str(rows))}


def _found_in_files(settings: Settings) -> list[str]:
    """Stored files, mails of the development box, the embedded search index."""
    index = [f for f in (settings.instance_dir / "busqueda").rglob("*") if f.is_file()]
    return [str(f) for f in (*_files(settings), *index) if _named(_read(f))]


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
