"""Keys: made once, readable by their owner alone, rotated without losing the old ones."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cursos.insignias.claves import SinClaveError, add_key, key_name, list_keys, load_keys
from cursos.insignias.multibase import from_multibase

from .documentos import make_keys

if TYPE_CHECKING:
    from pathlib import Path

DID = "did:web:escala.test"


def test_one_first_key_is_made_that_only_its_owner_reads(tmp_path: Path) -> None:
    first = make_keys(tmp_path / "claves", DID)
    again = make_keys(tmp_path / "claves", DID)

    assert first.metodo == again.metodo
    (file,) = (tmp_path / "claves").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_processes_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        methods = set(pool.map(lambda _n: make_keys(tmp_path / "c", DID).metodo, range(8)))

    assert methods == {load_keys(tmp_path / "c", DID).metodo}


def test_the_newest_key_signs_and_the_old_ones_stay_published(tmp_path: Path) -> None:
    old = make_keys(tmp_path, DID)
    add_key(tmp_path)
    new = make_keys(tmp_path, DID)

    assert new.metodo != old.metodo
    assert set(new.by_method()) == {old.metodo, new.metodo}


def test_a_retired_key_may_be_kept_as_its_public_half(tmp_path: Path) -> None:
    old = make_keys(tmp_path, DID)
    pem = old.privada.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    add_key(tmp_path)
    (tmp_path / "clave-1.pem").write_bytes(pem)

    assert old.metodo in make_keys(tmp_path, DID).by_method()


def test_without_any_private_key_nothing_is_signed(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, DID)
    pem = keys.privada.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "clave-1.pem").write_bytes(pem)

    with pytest.raises(SinClaveError):
        load_keys(tmp_path, DID)


def test_reading_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(SinClaveError, match="flask claves rotar"):
        load_keys(tmp_path / "claves", DID)

    assert not (tmp_path / "claves").exists()


@pytest.mark.parametrize("bad", [b"", b"-----BEGIN PRIVATE KEY-----\nno\n", b"\xff\xfe"])
def test_a_bad_file_silences_no_other_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, bad: bytes
) -> None:
    good = make_keys(tmp_path, DID)
    (tmp_path / "clave-2.pem").write_bytes(bad)
    (tmp_path / "clave-3.pem").mkdir()

    assert load_keys(tmp_path, DID).metodo == good.metodo
    assert [k.numero for k in list_keys(tmp_path)] == [1]
    assert "clave-2.pem cannot be read (ValueError)" in caplog.text
    assert "clave-3.pem cannot be read (IsADirectoryError)" in caplog.text


def test_the_name_of_a_key_is_the_key_in_multibase(tmp_path: Path) -> None:
    public = make_keys(tmp_path, DID).privada.public_key()

    raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert key_name(public).startswith("z6Mk")
    assert from_multibase(key_name(public)) == b"\xed\x01" + raw


def test_a_keyring_never_shows_its_private_key(tmp_path: Path) -> None:
    assert "privada" not in repr(make_keys(tmp_path, DID))
