"""The certificates of a cohort in one ZIP: whose, for whom, how long."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion
from cursos.inscripciones.models import Inscripcion
from cursos.lotes import archivo
from cursos.lotes.models import ArchivoCohorte
from plataforma import storage
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs.services import run_due
from plataforma.organizaciones.models import RolMembresia
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.credenciales import make_credencial
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


@pytest.fixture
def credencial(cohorte: Cohorte, ana: Usuario) -> Credencial:
    place = select(Inscripcion).where(Inscripcion.usuario_id == ana.id)
    return make_credencial(ana, db.session.scalars(place).one().version)


def page(cohorte: Cohorte) -> str:
    return f"/es/camara/{cohorte.organizacion.slug}/cohortes/{cohorte.id}/certificados"


def prepare(client: CheckingClient, cohorte: Cohorte) -> None:
    client.send(f"{page(cohorte)}/")
    run_due()
    db.session.expire_all()


def unpacked(client: CheckingClient, cohorte: Cohorte) -> zipfile.ZipFile:
    answer = client.get(f"{page(cohorte)}.zip")
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.data))


def test_the_manager_takes_the_certificates_and_their_list(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, carla: Usuario
) -> None:
    prepare(client.as_user(carla), cohorte)
    packed = unpacked(client, cohorte)
    name = f"ana-benitez-{credencial.codigo}.pdf"
    assert packed.namelist() == [name, "lista.csv"]
    assert packed.read(name).startswith(b"%PDF-1.7")
    rows = csv.reader(packed.read("lista.csv").decode("utf-8-sig").splitlines(), delimiter=";")
    assert list(rows)[1][:3] == ["Ana Benítez", credencial.codigo, "Vigente"]


def test_the_same_bytes_are_what_the_holder_has(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, elena: Usuario
) -> None:
    prepare(client.as_user(elena), cohorte)
    name = archivo.file_name(credencial)
    theirs = client.get(f"/credenciales/{credencial.codigo}.pdf").data
    assert unpacked(client, cohorte).read(name) == theirs


def test_what_was_revoked_since_is_not_handed_over(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, carla: Usuario, elena: Usuario
) -> None:
    prepare(client.as_user(carla), cohorte)
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)
    db.session.commit()
    assert client.get(f"{page(cohorte)}.zip").status_code == 303
    assert "Ningún certificado vigente" in client.get(f"{page(cohorte)}/").text


def test_who_left_the_cohort_takes_the_certificate_along(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, ana: Usuario, carla: Usuario
) -> None:
    mine = select(Participante).where(Participante.usuario_id == ana.id)
    db.session.scalars(mine).one().estado = EstadoParticipante.RETIRADO
    db.session.commit()
    assert "Ningún certificado vigente" in client.as_user(carla).get(f"{page(cohorte)}/").text


def test_a_credential_of_another_course_stays_out(
    client: CheckingClient, camara: Organizacion, ana: Usuario, carla: Usuario
) -> None:
    other = make_cohorte(camara, "Otra")
    make_inscrito(other, ana)
    assert "Ningún certificado vigente" in client.as_user(carla).get(f"{page(other)}/").text


def test_asked_for_twice_it_is_made_once(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, carla: Usuario
) -> None:
    client.as_user(carla)
    for _press in range(2):
        client.send(f"{page(cohorte)}/")
    assert "Se está preparando" in client.get(f"{page(cohorte)}/").text
    assert len(db.session.scalars(select(ArchivoCohorte)).all()) == 1


def test_after_a_week_nothing_is_left(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, carla: Usuario
) -> None:
    prepare(client.as_user(carla), cohorte)
    key = db.session.scalars(select(ArchivoCohorte)).one().storage_key
    assert storage.exists(key)
    with time_machine.travel(now() + archivo.DIAS + timedelta(minutes=1)):
        run_due()
    assert not storage.exists(key)
    assert db.session.scalars(select(ArchivoCohorte)).all() == []


def test_another_chamber_gets_404_and_a_reader_403(
    client: CheckingClient, cohorte: Cohorte, credencial: Credencial, fabian: Usuario
) -> None:
    stranger = make_usuario("Patrícia Nogueira")
    make_membresia(stranger, make_organizacion("Otra cámara", slug="otra"))
    reader = make_usuario("Raúl Vidal")
    make_membresia(reader, cohorte.organizacion, RolMembresia.LECTOR)
    here = page(cohorte)
    for person, expected in ((stranger, 404), (fabian, 404), (reader, 403)):
        client.as_user(person)
        for url in (f"{here}/", f"{here}.zip", f"{here}.zip".replace("/litoral/", "/otra/")):
            assert client.get(url).status_code == (404 if "/otra/" in url else expected)
        assert client.send(f"{here}/").status_code == expected


@pytest.mark.parametrize(
    ("nombre", "archivado"),
    [
        ("Zoë Ñandú / ../etc", "zoe-nandu-etc-"),
        ("Иван Петров", ""),
        ("CON", "con-"),
        ("a" * 200, "a" * 60 + "-"),
    ],
)
def test_a_name_makes_a_file_name_that_every_system_takes(
    credencial: Credencial, nombre: str, archivado: str
) -> None:
    credencial.titular = nombre
    assert archivo.file_name(credencial) == f"{archivado}{credencial.codigo}.pdf"
