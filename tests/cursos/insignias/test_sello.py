"""What signs the PDFs: the institution's certificate, or one that says it is worth nothing."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509

from cursos.insignias.sello import Problema, Sello, SinSelloError, load_seal
from plataforma.clock import now
from tests.cursos.verificacion.certificados import FRASE, NOMBRE, institucion

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path, passphrase: str = "", *, development: bool = True) -> Sello:
    return load_seal(folder, passphrase, at=now(), development=development)


def problem(folder: Path, passphrase: str = "", *, development: bool = True) -> Problema:
    with pytest.raises(SinSelloError) as refused:
        load(folder, passphrase, development=development)
    return refused.value.problema


def test_the_first_use_makes_one_that_only_its_owner_reads(tmp_path: Path) -> None:
    first, again = load(tmp_path / "pdf"), load(tmp_path / "pdf")

    assert first.certificado == again.certificado
    (file,) = (tmp_path / "pdf").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_two_at_once_make_one_certificate(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _n: load(tmp_path / "pdf").certificado, range(4)))

    assert made == {load(tmp_path / "pdf").certificado}
    assert [p.name for p in (tmp_path / "pdf").iterdir()] == ["desarrollo.pem"]


def test_the_one_of_development_says_so_and_may_only_sign(tmp_path: Path) -> None:
    seal = load(tmp_path)
    usage = seal.certificado.extensions.get_extension_for_class(x509.KeyUsage).value
    constraints = seal.certificado.extensions.get_extension_for_class(x509.BasicConstraints).value

    assert seal.de_desarrollo
    assert "DESARROLLO" in seal.nombre
    assert "DESENVOLVIMENTO" in seal.nombre
    assert "sin valor" in seal.nombre
    assert (usage.digital_signature, usage.content_commitment) == (True, True)
    assert (usage.key_cert_sign, usage.key_encipherment, constraints.ca) == (False,) * 3
    assert timedelta(days=1820) < seal.vence_el - now() <= timedelta(days=1825)


def test_in_production_nothing_is_made_up(tmp_path: Path) -> None:
    assert problem(tmp_path, development=False) == Problema.FALTA
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("frase", ["", FRASE])
@pytest.mark.parametrize("curve", [False, True])
def test_the_own_one_is_used_with_its_chain(tmp_path: Path, frase: str, *, curve: bool) -> None:
    own = institucion(curve=curve)
    own.write_pem(tmp_path / "pdf", frase)
    seal = load(tmp_path / "pdf", frase, development=False)

    assert (seal.nombre, seal.de_desarrollo) == (NOMBRE, False)
    assert seal.cadena == (own.autoridad,)


def test_a_passphrase_that_the_key_does_not_need_does_no_harm(tmp_path: Path) -> None:
    institucion().write_pem(tmp_path / "pdf")

    assert load(tmp_path / "pdf", FRASE).nombre == NOMBRE


@pytest.mark.parametrize("frase", ["", FRASE])
def test_a_p12_is_used_with_its_chain(tmp_path: Path, frase: str) -> None:
    own = institucion()
    own.write_p12(tmp_path / "pdf", frase)
    seal = load(tmp_path / "pdf", frase)

    assert (seal.certificado, seal.cadena) == (own.certificado, (own.autoridad,))


@pytest.mark.parametrize("kind", ["pem", "p12"])
@pytest.mark.parametrize("wrong", ["", "otra"])
def test_a_wrong_passphrase_is_said_without_repeating_it(
    tmp_path: Path, kind: str, wrong: str
) -> None:
    own, folder = institucion(curve=True), tmp_path / "pdf"
    own.write_pem(folder, FRASE) if kind == "pem" else own.write_p12(folder, FRASE)
    with pytest.raises(SinSelloError) as refused:
        load(folder, wrong)

    assert refused.value.problema == Problema.ILEGIBLE
    assert "otra" not in str(refused.value)


@pytest.mark.parametrize("name", ["certificado.pem", "clave.pem"])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_half_an_installation_is_never_replaced_by_the_one_of_development(
    tmp_path: Path, name: str, damage: str
) -> None:
    institucion(curve=True).write_pem(tmp_path / "pdf")
    file = tmp_path / "pdf" / name
    file.unlink() if damage == "gone" else file.write_bytes(file.read_bytes()[:60])

    assert problem(tmp_path / "pdf") == Problema.ILEGIBLE
    assert not (tmp_path / "pdf" / "desarrollo.pem").exists()


def test_the_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    institucion(curve=True).write_pem(tmp_path / "pdf")
    institucion(curve=True).write_pem(tmp_path / "otra")
    (tmp_path / "otra" / "clave.pem").replace(tmp_path / "pdf" / "clave.pem")

    assert problem(tmp_path / "pdf") == Problema.ILEGIBLE


@pytest.mark.parametrize(("begins", "days"), [(-20, -10), (10, 20)])
def test_one_that_is_not_of_today_is_refused(tmp_path: Path, begins: int, days: int) -> None:
    institucion(desde=begins, days=days, curve=True).write_pem(tmp_path / "pdf")

    assert problem(tmp_path / "pdf") == Problema.FUERA_DE_FECHA


def test_a_seal_never_shows_its_key(tmp_path: Path) -> None:
    assert "clave" not in repr(load(tmp_path))
