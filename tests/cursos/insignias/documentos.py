"""Badge documents for tests: `emision(titular=…)` changes one thing of a valid one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cursos.insignias.claves import load_keys, make_first_key
from cursos.insignias.open_badges import (
    Competencia,
    Emision,
    Emisor,
    Estado,
    Evidencia,
    Logro,
    build_credential,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.insignias.claves import Llavero
    from cursos.insignias.firma import Document


def make_keys(folder: Path, did: str) -> Llavero:
    """Return the keys of an issuer that begins."""
    make_first_key(folder)
    return load_keys(folder, did)


BASE = "http://127.0.0.1:5000"
DID = "did:web:127.0.0.1%3A5000"
MOMENTO = datetime(2027, 3, 12, 15, 0, tzinfo=UTC)
EMISOR = Emisor(did=DID, nombre="Secretaría General de la ALADI", url=BASE)
ESTADO = Estado(lista_url=f"{BASE}/credenciales/estado/1", indice=94567)
LOGRO = Logro(
    url=f"{BASE}/es/cursos/preferencias/#version-1",
    codigo="C2",
    version=1,
    idioma="es",
    nombre="Acuerdos de ALADI y preferencias arancelarias",
    descripcion="Calcula el ahorro de una preferencia y decide si conviene pedirla.",
    criterio="Aprobar el cuestionario final con 70 % o más.",
    criterio_url=f"{BASE}/es/cursos/preferencias/",
    horas=6.0,
)
COMPETENCIA = Competencia(
    codigo="C2-1",
    nombre="Calcular el ahorro de una preferencia.",
    marco="Plan de estudios de Escala",
    url=f"{BASE}/es/cursos/preferencias/#podra-1",
)
EVIDENCIA = Evidencia(
    nombre="MC-C1",
    relato="Clasifico mi producto",
    genero="Credencial",
    url=f"{BASE}/es/credenciales/abc/",
)
TWIN = f"{BASE}/pt/cursos/preferencias/#version-1"
EMISION = Emision(
    url=f"{BASE}/credenciales/k7q2mz4c5x3a.json",
    titular="Ana Pérez",
    emitida_el=MOMENTO,
    vence_el=MOMENTO.replace(year=2030),
)


def credential(logro: Logro = LOGRO, **changes: Any) -> Document:
    return build_credential(EMISOR, logro, emision=replace(EMISION, **changes), estado=ESTADO)
