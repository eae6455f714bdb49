"""Addresses, telephones and words made comparable: two spellings of one address are one account."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from flask import current_app

from plataforma.identidad.errors import CorreoMalEscritoError, TelefonoMalEscritoError
from plataforma.paises import PAISES

MAX_LENGTH = 254
# Format characters (zero-width, direction marks) and spaces never belong to an address.
DROPPED = {"Cf", "Zs", "Zl", "Zp"}


def normalizar_correo(typed: str) -> str:
    """Return the address as stored: NFC, lower case, nothing invisible. Raise when it is none."""
    text = unicodedata.normalize("NFKC", typed.strip())
    text = "".join(c for c in text if unicodedata.category(c) not in DROPPED)
    try:
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise CorreoMalEscritoError from error
    address = unicodedata.normalize("NFC", checked.normalized.lower())
    if len(address) > MAX_LENGTH:
        raise CorreoMalEscritoError
    return address


def normalizar_telefono(typed: str, pais: str) -> str:
    """Return the number as the world dials it; a local one is read in the country given."""
    try:
        number = phonenumbers.parse(typed, pais if pais in PAISES else None)
    except phonenumbers.NumberParseException as error:
        raise TelefonoMalEscritoError from error
    if not phonenumbers.is_possible_number(number):
        raise TelefonoMalEscritoError
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def pseudonimo(correo: str) -> str:
    """Return what stands for an address in limits, device cookies and audit lines."""
    key = current_app.extensions["claves"].secret("correos")
    return hmac.new(key, correo.encode(), hashlib.sha256).hexdigest()[:24]


def fold(text: str) -> str:
    """Return lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
