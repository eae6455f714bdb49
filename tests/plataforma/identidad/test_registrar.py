"""The act that opens an account."""

from __future__ import annotations

import pytest

from plataforma.identidad import services
from plataforma.identidad.consentimientos import prueba
from plataforma.identidad.errors import AltaRepetidaError, FaltaConsentimientoError
from plataforma.identidad.models import Proposito
from plataforma.identidad.services import DatosAlta, registrar
from tests.factories.identidad import make_usuario


def datos(**changes: object) -> DatosAlta:
    values = {
        "nombre": "Lucía Ibáñez",
        "correo": "lucia@quesos.example",
        "idioma": "es",
        "pais": "EC",
        "permisos": (prueba(Proposito.SERVICIO, "es"),),
    }
    return DatosAlta(**(values | changes))  # type: ignore[arg-type]


def test_no_account_without_the_necessary_consent() -> None:
    with pytest.raises(FaltaConsentimientoError):
        registrar(datos(permisos=(prueba(Proposito.NOVEDADES, "es"),)))


def test_what_waits_in_a_token_comes_back_the_same() -> None:
    waiting = datos(empresa="Quesos La Cañada", clave_hash="x")
    assert DatosAlta.from_json(waiting.as_json()) == waiting


def test_two_that_come_at_once_make_one_account(monkeypatch: pytest.MonkeyPatch) -> None:
    make_usuario(correo="lucia@quesos.example")
    monkeypatch.setattr(services, "find_usuario", lambda _correo: None)  # read a moment too early
    with pytest.raises(AltaRepetidaError):
        registrar(datos())


def test_each_person_has_a_pseudonym_of_64_bits() -> None:
    one, two = registrar(datos()), registrar(datos(correo="otra@quesos.example"))
    assert one.seudonimo != two.seudonimo
    assert len(one.seudonimo) == 16
