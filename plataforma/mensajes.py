"""The catalogue of texts: collect, check, compile. `python -m plataforma.mensajes …`.

Spanish is written in the code; `translations/pt` holds the Portuguese of every text.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from config import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

PO = ROOT / "translations" / "pt" / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")
PACKAGES = ("plataforma", "cursos", "consultores")
METHODS = [("**/templates/**.*", "jinja2"), ("**.py", "python")]
KEYWORDS = {
    "_": None,
    "_l": None,
    "_n": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
    "lazy_gettext": None,
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def extract() -> Catalog:
    """Return every text of the code."""
    catalog = Catalog(locale="pt_BR", project="Escala", fuzzy=False)
    options = {"**/templates/**.*": {"trimmed": "true", "silent": "false"}}
    for package in PACKAGES:
        for name, line, message, _comments, _context in extract_from_dir(
            ROOT / package, METHODS, options, keywords=KEYWORDS, strip_comment_tags=True
        ):
            catalog.add(message, locations=[(f"{package}/{name}", line)])
    return catalog


def read(path: Path = PO) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="pt_BR")


def update() -> None:
    """Bring the file up to the code: new texts empty, texts that are gone removed."""
    catalog, wanted = (read() if PO.exists() else Catalog(locale="pt_BR")), extract()
    catalog.update(wanted, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=100, omit_header=False, sort_output=True, no_location=True)


def problems(catalog: Catalog, wanted: Catalog) -> list[str]:
    """Return what is missing or wrong, a sentence each."""
    found = []
    for message in wanted:
        if not message.id:
            continue
        have = catalog.get(message.id)
        found += [f"{_name(message)}: {fault}" for fault in _faults(message, have)]
    known = {_name(m) for m in wanted}
    found += [
        f"{_name(m)}: no longer in the code" for m in catalog if m.id and _name(m) not in known
    ]
    return found


def _faults(message: Message, have: Message | None) -> list[str]:
    if have is None:
        return ["is not in translations/pt: run make messages"]
    if have.fuzzy:
        return ["is marked fuzzy"]
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    given = have.string if isinstance(have.string, tuple | list) else (have.string,)
    texts = [text or "" for text in given]
    if not all(texts) or len(texts) < len(ids):
        return ["has no Portuguese"]
    wanted = set(PLACEHOLDER.findall(" ".join(ids)))
    return (
        []
        if all(set(PLACEHOLDER.findall(t)) <= wanted for t in texts)
        and wanted <= set(PLACEHOLDER.findall(" ".join(texts)))
        else ["has other placeholders in Portuguese"]
    )


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def compile_catalogue() -> None:
    """Write the .mo file when the .po is newer: what the application reads."""
    if PO.exists() and (not MO.exists() or MO.stat().st_mtime < PO.stat().st_mtime):
        with MO.open("wb") as file:
            write_mo(file, read())


def main(command: str) -> int:
    if command == "update":
        update()
        return 0
    found = problems(read(), extract())
    for line in found:
        sys.stdout.write(f"translations/pt: {line}\n")
    sys.stdout.write(f"{len(found)} problems in the catalogue\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
