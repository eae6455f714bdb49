"""Settings: what an installation may ask for, and what it is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from config import Settings, SettingsError, from_env
from plataforma.app import create_app

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "s" * 32
GOOD = Settings(
    entorno="produccion",
    base_url="https://escala.example",
    secret_keys=(SECRET,),
    mail_url="smtp://mail.example:587?tls=1",
)


def test_a_sound_production_setting_has_no_problem() -> None:
    assert GOOD.problems() == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"debug": True}, "DEBUG is on"),
        ({"secret_keys": ()}, "SECRET_KEY needs 32"),
        ({"secret_keys": ("short",)}, "SECRET_KEY needs 32"),
        ({"secret_keys": (SECRET, "old")}, "SECRET_KEY needs 32"),
        ({"base_url": "http://escala.example"}, "BASE_URL must begin with https"),
        ({"demo_password": "x"}, "DEMO_PASSWORD is set"),
        ({"mail_url": ""}, "MAIL_URL is empty"),
        ({"mail_in": "imap://x:1", "mail_in_domain": "r.example"}, "MAIL_IN must be smtp"),
        ({"mail_in": "smtp://127.0.0.1", "mail_in_domain": "r.example"}, "MAIL_IN must be smtp"),
        ({"mail_in": "smtp://127.0.0.1:25x", "mail_in_domain": "r.example"}, "MAIL_IN must be"),
        ({"mail_in": "smtp://127.0.0.1:2525"}, "MAIL_IN needs MAIL_IN_DOMAIN"),
        ({"mail_in": "smtp://127.0.0.1:2525", "mail_in_domain": "a b"}, "MAIL_IN_DOMAIN"),
        ({"clamd": "127.0.0.1:3310"}, "CLAMD must be tcp"),
        ({"entorno": "staging"}, "ENTORNO must be one of"),
    ],
)
def test_production_refuses_to_start(change: dict[str, object], reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        create_app(replace(GOOD, **change), ())  # type: ignore[arg-type]


def test_every_reason_is_said_at_once() -> None:
    weak = replace(GOOD, debug=True, base_url="http://x", mail_url="")
    assert len(weak.problems()) == 3


def test_production_makes_up_no_secret(tmp_path: Path) -> None:
    settings = from_env({"ENTORNO": "produccion", "INSTANCE_DIR": str(tmp_path)})
    assert settings.secret_keys == ()
    assert not (tmp_path / "secret_key").exists()


def test_a_development_machine_keeps_the_secret_it_made(tmp_path: Path) -> None:
    first = from_env({"INSTANCE_DIR": str(tmp_path)})
    assert from_env({"INSTANCE_DIR": str(tmp_path)}).secret_keys == first.secret_keys
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_the_port_is_part_of_the_address(tmp_path: Path) -> None:
    settings = from_env({"PORT": "5123", "INSTANCE_DIR": str(tmp_path)})
    assert settings.base_url == "http://127.0.0.1:5123"
    assert settings.database == f"sqlite:///{tmp_path / 'escala.db'}"


def test_hosted_postgresql_addresses_are_understood(tmp_path: Path) -> None:
    env = {"DATABASE_URL": "postgresql://u@h/escala", "INSTANCE_DIR": str(tmp_path)}
    assert from_env(env).database == "postgresql+psycopg://u@h/escala"


def test_production_answers_to_its_own_host_alone() -> None:
    assert GOOD.hosts == ("escala.example",)
    assert "127.0.0.1" in replace(GOOD, entorno="desarrollo").hosts
