"""Files in the instance folder."""

from __future__ import annotations

import pytest

from plataforma import storage


def test_what_is_put_can_be_got_and_replaced() -> None:
    storage.put("prueba/a.pdf", b"uno")
    storage.put("prueba/a.pdf", b"dos")
    assert storage.get("prueba/a.pdf") == b"dos"


def test_what_is_put_as_new_never_replaces() -> None:
    storage.delete("prueba/c")
    assert storage.put_new("prueba/c", b"uno") == b"uno"
    assert storage.put_new("prueba/c", b"dos") == b"uno"
    assert storage.get("prueba/c") == b"uno"


def test_what_is_not_there_is_none_and_removing_it_is_no_error() -> None:
    storage.delete("prueba/nada")
    assert storage.get("prueba/nada") is None


def test_what_is_removed_is_gone() -> None:
    storage.put("prueba/b", b"x")
    storage.delete("prueba/b")
    assert storage.get("prueba/b") is None


@pytest.mark.parametrize("key", ["../fuera", "a/../../fuera"])
def test_a_key_does_not_leave_the_folder(key: str) -> None:
    with pytest.raises(Exception, match=r"(?i)invalid|illegal|generic|path"):
        storage.put(key, b"x")
