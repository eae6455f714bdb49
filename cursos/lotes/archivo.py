"""The certificates of a cohort in one ZIP: asked for, made by a job, removed after a week."""

from __future__ import annotations

import re
import secrets
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.credenciales.textos import ficha
from cursos.lotes import queries
from cursos.lotes.models import ArchivoCohorte
from cursos.verificacion import ficheros
from cursos.verificacion.archivo import Tipo
from plataforma import audit, storage
from plataforma.clock import now
from plataforma.csv_seguro import armar_csv
from plataforma.db import db
from plataforma.i18n import in_lang
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.models import Cohorte
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario

DIAS = timedelta(days=7)
PACIENCIA = timedelta(minutes=15)  # after which one that is not made may be asked for again
NAME = 60  # letters of a person's name in the name of their file


def huella(credenciales: Iterable[Credencial]) -> str:
    """Say which credentials these are: once one comes or goes, the ZIP is of yesterday."""
    return sha256("\n".join(sorted(c.codigo for c in credenciales)).encode()).hexdigest()


def pedir(cohorte: Cohorte, actor: Usuario) -> ArchivoCohorte:
    """Ask for the ZIP as things stand now; one that is being made is not asked for twice."""
    found = queries.find_archivo(cohorte.id, lock=True) or _first(cohorte)
    if found.clave and found.listo_el is None and found.pedido_el > now() - PACIENCIA:
        return found
    if found.clave:
        enqueue("lotes.borrar_zip", {"clave": found.clave})
    found.clave, found.pedido_el = secrets.token_hex(16), now()
    found.pedido_por, found.pedido_por_id = actor, actor.id
    found.listo_el = found.vence_el = None
    db.session.flush()
    enqueue("lotes.comprimir", {"clave": found.clave})
    audit.record("cohorte.pedir_certificados", ("cohorte", cohorte.id), actor=actor)
    return found


def _first(cohorte: Cohorte) -> ArchivoCohorte:
    row = ArchivoCohorte(cohorte_id=cohorte.id, cohorte=cohorte, clave="")
    try:
        with db.session.begin_nested():
            db.session.add(row)
            db.session.flush()
    except IntegrityError:  # somebody else asked at the same moment
        found = queries.find_archivo(cohorte.id, lock=True)
        if found is None:
            raise
        return found
    return row


@dataclass(frozen=True)
class Hecho:
    """What was put into a ZIP."""

    huella: str
    cuantos: int
    bytes: int


def hacer(clave: str) -> Hecho | None:
    """Make the ZIP asked for under this name; None when it is made or another one was asked for."""
    row = _asked(clave)
    if row is None or row.listo_el is not None:
        return None
    credenciales = queries.list_vivas(row.cohorte)
    lang = row.pedido_por.idioma if row.pedido_por else "es"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "certificados.zip"
        with in_lang(lang):
            write_zip(path, credenciales, lang=lang, pais=row.cohorte.organizacion.pais)
        storage.put_file(row.storage_key, path)
        return Hecho(huella(credenciales), len(credenciales), path.stat().st_size)


def anotar(clave: str, hecho: Hecho) -> None:
    """Write down that it is ready, and for how long; one that nobody waits for goes again."""
    until = now() + DIAS
    row = _asked(clave)
    if row is None:
        until = now()
    else:
        row.listo_el, row.vence_el = now(), until
        row.huella, row.cuantos, row.bytes = hecho.huella, hecho.cuantos, hecho.bytes
    enqueue("lotes.borrar_zip", {"clave": clave}, no_antes_el=until)


def borrar(clave: str) -> None:
    """Remove a ZIP; the cohort's line goes with it when it is still the one of the line."""
    row = _asked(clave)
    if row is not None:
        db.session.delete(row)
    storage.delete(ArchivoCohorte(clave=clave).storage_key)


def _asked(clave: str) -> ArchivoCohorte | None:
    return db.session.scalar(select(ArchivoCohorte).where(ArchivoCohorte.clave == clave))


def write_zip(path: Path, credenciales: Iterable[Credencial], *, lang: str, pais: str) -> None:
    """Write the certificates, one after the other, and a list of them that a spreadsheet opens."""
    lines: list[list[str]] = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:  # a PDF is compressed already
        for c in credenciales:
            name = file_name(c)
            packed.writestr(name, ficheros.read(c, Tipo.PDF))
            shown = ficha(c, lang, at=now())
            lines.append(
                [
                    shown.titular,
                    c.codigo,
                    shown.palabra,
                    shown.emitida.isoformat(),
                    shown.vence.isoformat() if shown.vence else "",
                    shown.url,
                    name,
                ]
            )
        header = [_("Titular"), _("Código"), _("Estado"), _("Emitida el"), _("Vence el")]
        header += [_("Dirección"), _("Archivo")]
        packed.writestr(_("lista") + ".csv", armar_csv(header, lines, pais))


def file_name(credencial: Credencial) -> str:
    """Return "ana-benitez-<code>.pdf": letters that every system unpacks, and no path in them."""
    plain = unicodedata.normalize("NFKD", credencial.titular).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:NAME].strip("-")
    return f"{words}-{credencial.codigo}.pdf".lstrip("-")
