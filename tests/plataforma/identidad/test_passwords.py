"""What is stored of a password, and what is refused as one."""

from __future__ import annotations

import threading
import time

import pytest

from plataforma.identidad import passwords
from plataforma.identidad.errors import (
    ClaveComunError,
    ClaveCortaError,
    ClaveLargaError,
    ClavePropiaError,
)


def test_the_hash_is_argon2id_with_the_agreed_parameters() -> None:
    assert passwords.hash_password("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_two_hashes_of_one_password_differ() -> None:
    assert passwords.hash_password("x") != passwords.hash_password("x")


@pytest.mark.parametrize("stored", [None, "", "not a hash"])
def test_nothing_opens_without_a_stored_hash(stored: str | None) -> None:
    assert not passwords.verify(stored, "no person has this password")


def test_an_unknown_person_costs_as_much_as_a_known_one() -> None:
    stored = passwords.hash_password("x" * 12)
    passwords.verify(None, "warm up")

    def cost(value: str | None) -> float:
        started = time.process_time()
        for _ in range(5):
            passwords.verify(value, "y" * 12)
        return time.process_time() - started

    assert 0.5 < cost(stored) / cost(None) < 2


def test_at_most_two_hashes_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, lock = 0, 0, threading.Lock()

    class Slow:
        def hash(self, _password: str) -> str:
            nonlocal running, most
            with lock:
                running += 1
                most = max(most, running)
            threading.Event().wait(0.02)
            with lock:
                running -= 1
            return "h"

    monkeypatch.setattr(passwords, "_hasher", Slow())
    threads = [threading.Thread(target=passwords.hash_password, args=("x",)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


@pytest.mark.parametrize(
    "good",
    [
        "mate amargo y tortas fritas",
        "ñandú-Veloz77",
        "   espacios   ",
        "密码密码密码密码abc",
        "🦙llama🦙llama",
        "x9" + "q#7!" * 31,
    ],
)
def test_any_characters_make_a_password(good: str) -> None:
    passwords.check_policy(good, words=["Ana Benítez", "Escala"])


@pytest.mark.parametrize(
    "common",
    [
        "password",
        "PassWord1",
        "12345678",
        "Contraseña",
        "contrasenia1",
        "senha123",
        "Colombia2026!",
        "aaaaaaaa",
        "flamengo",
        "qwertyuiop",
    ],
)
def test_common_passwords_are_refused(common: str) -> None:
    with pytest.raises(ClaveComunError):
        passwords.check_policy(common)


@pytest.mark.parametrize("own", ["benitez.1987", "ESCALA-segura", "dulces yvoty!!"])
def test_words_of_the_person_and_the_product_are_refused(own: str) -> None:
    with pytest.raises(ClavePropiaError):
        passwords.check_policy(own, words=["Ana Benítez", "Escala", "Dulces Yvoty"])


def test_short_and_endless_passwords_are_refused() -> None:
    with pytest.raises(ClaveCortaError):
        passwords.check_policy("x7!k9qz")
    with pytest.raises(ClaveLargaError):
        passwords.check_policy("x7!k9qz" * 20)


def test_the_list_holds_three_thousand_words() -> None:
    assert len(passwords._common()) >= 3_000
