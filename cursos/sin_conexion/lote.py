"""Reading what a phone sends: shape, size and clock. Nothing here touches the database."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cursos.sin_conexion.errors import (
    EnvioGrandeError,
    EnvioViejoError,
    LoteIlegibleError,
)
from cursos.sin_conexion.models import TIPO
from plataforma.sin_senal import EnvioIlegibleError

MAX_LOTE = 2 * 1024 * 1024  # bytes of one request
MAX_ENVIOS = 50
MAX_ENVIO = 150 * 1024  # bytes of one answer; a whole worksheet fits ten times
MAX_EDAD = timedelta(days=180)
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Lote:
    """`persona` is whose they are; `desfase`, how far the phone's clock is behind ours."""

    persona: str
    desfase: timedelta
    envios: list[Any]


@dataclass(frozen=True)
class Enviado:
    """One thing done without a signal. `reloj_dudoso`: done after it was sent, says the phone."""

    clave: str
    tipo: str
    datos: dict[str, Any]
    hecho_el: datetime
    reloj_dudoso: bool = False


def leer_lote(body: bytes, moment: datetime) -> Lote:
    """Read a request, or refuse it whole."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        raise LoteIlegibleError from None
    envios = sent.get("envios") if isinstance(sent, dict) else None
    if not isinstance(envios, list) or len(envios) > MAX_ENVIOS:
        raise LoteIlegibleError
    phone = _moment(sent.get("ahora"))
    return Lote(str(sent.get("persona", "")), moment - phone if phone else timedelta(), envios)


def leer_envio(crudo: object, lote: Lote, moment: datetime) -> Enviado:
    """Read one of them, or say what is wrong with it."""
    if not isinstance(crudo, dict):
        raise EnvioIlegibleError
    clave, tipo, datos = clave_de(crudo), crudo.get("tipo"), crudo.get("datos")
    done = _moment(crudo.get("hecho_el"))
    if not clave or not done or not isinstance(datos, dict):
        raise EnvioIlegibleError
    if not isinstance(tipo, str) or len(tipo) > TIPO:
        raise EnvioIlegibleError
    _check_text(crudo)
    right = _shifted(done, lote.desfase)
    if right < moment - MAX_EDAD:
        raise EnvioViejoError(dias=MAX_EDAD.days)
    return Enviado(clave, tipo, datos, min(right, moment), reloj_dudoso=right > moment)


def clave_de(crudo: object) -> str:
    """Return the key of what was sent, or "" when it has none."""
    clave = crudo.get("clave") if isinstance(crudo, dict) else None
    return clave if isinstance(clave, str) and UUID.fullmatch(clave) else ""


def intento_de(crudo: object) -> str:
    """Return which test it is about, or "": what is done in one test keeps its order."""
    datos = crudo.get("datos") if isinstance(crudo, dict) else None
    return str(datos.get("intento") or "") if isinstance(datos, dict) else ""


def _check_text(crudo: dict[str, Any]) -> None:
    """Refuse what a database cannot hold, and what is too long."""
    try:
        encoded = json.dumps(crudo, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):  # half a character, NaN, endless nesting
        raise EnvioIlegibleError from None
    if len(encoded) > MAX_ENVIO:
        raise EnvioGrandeError
    if b"\\u0000" in encoded:
        raise EnvioIlegibleError


def _moment(value: object) -> datetime | None:
    """Read a moment with its zone; anything else is none."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and found.tzinfo else None


def _shifted(done: datetime, by: timedelta) -> datetime:
    try:
        return done + by
    except OverflowError:
        raise EnvioIlegibleError from None
