"""Keys come and go: what they signed is read by others as our guide says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cursos.insignias import emisor
from cursos.insignias.claves import add_key
from tests.factories.credenciales import make_credencial
from tests.verificadores.otros import ACEPTADA, published, refused

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient
    from tests.verificadores.otros import Otros


def in_use(claves: Path) -> Path:
    return max(claves.glob("clave-*.pem"), key=lambda path: int(path.stem.split("-")[1]))


def test_what_an_old_key_signed_is_accepted_after_a_rotation(
    otros: Otros, client: CheckingClient, claves: Path, credencial: Credencial
) -> None:
    add_key(claves)
    sitio = published(client, [credencial])

    assert emisor.current_keys().metodo not in credencial.documento
    assert otros.ask(credencial.documento, sitio) == ACEPTADA


def test_what_the_new_key_signs_is_accepted(
    otros: Otros, client: CheckingClient, claves: Path, bruno: Usuario, version: VersionCurso
) -> None:
    add_key(claves)
    new = make_credencial(bruno, version)

    assert emisor.current_keys().metodo in new.documento
    assert otros.ask(new.documento, published(client, [new])) == ACEPTADA


def test_the_public_half_of_a_retired_key_is_enough(
    otros: Otros, client: CheckingClient, claves: Path, credencial: Credencial
) -> None:
    public = emisor.current_keys().privada.public_key()
    retired = in_use(claves)
    add_key(claves)
    retired.write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))

    assert otros.ask(credencial.documento, published(client, [credencial])) == ACEPTADA


def test_what_a_key_signed_that_leaked_and_was_taken_out_is_refused(
    otros: Otros, client: CheckingClient, claves: Path, credencial: Credencial
) -> None:
    leaked = in_use(claves)
    add_key(claves)
    leaked.unlink()

    assert otros.ask(credencial.documento, published(client, [credencial])) == refused("firma")
