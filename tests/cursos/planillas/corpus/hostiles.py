"""Files that somebody made to do harm, or that broke on their way."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile

from tests.cursos.planillas.corpus.archivos import comprimir, ods, partes, x_row, xls, xlsx
from tests.cursos.planillas.corpus.caso import Caso, Persona

X = x_row("Nombre", "Correo") + x_row("Ana", "ana@correo.com")
ANA = (Persona(2, "Ana", "ana@correo.com"),)
MB = 1024 * 1024
BOMB = "El archivo ocupa demasiado al abrirlo."
DAMAGED = "El archivo está incompleto o dañado."
NONE = "Este archivo no es una planilla."
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "jajajajaja">'
    + "".join(
        f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def _nested() -> bytes:
    """A zip inside is a part that nobody opens."""
    inside = comprimir({"capa.bin": b"\0" * 5 * MB})
    return comprimir(partes(X) | {"xl/embeddings/otro.zip": inside})


def _lying_size() -> bytes:
    """The directory says that the sheet has 10 bytes."""
    data = bytearray(comprimir({**partes(X), "xl/media/a.bin": b"\0" * 3 * MB}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        where = data.rfind(mark)
        struct.pack_into("<I", data, where + at, 10)
    return bytes(data)


def _overlapping() -> bytes:
    """Two names in the directory for the bytes of one entry."""
    data = comprimir({**partes(X), "xl/a.bin": b"a" * 100})
    out, end = bytearray(data), data.rfind(b"PK\x05\x06")
    entry = data[data.rfind(b"PK\x01\x02") : end].replace(b"xl/a.bin", b"xl/b.bin")
    size, count = (
        struct.unpack_from("<IH", data, end + 12)[0],
        struct.unpack_from("<H", data, end + 10)[0],
    )
    out[end:end] = entry
    end += len(entry)
    struct.pack_into("<HHI", out, end + 8, count + 1, count + 1, size + len(entry))
    return bytes(out)


def _twice() -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as package:
        warnings.simplefilter("ignore")
        for name, content in [*partes(X).items(), (SHEET, "<worksheet/>")]:
            package.writestr(name, content)
    return out.getvalue()


def _with_password() -> bytes:
    data = bytearray(xlsx(X))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = -1
        while (where := data.find(mark, where + 1)) >= 0:
            data[where + at] |= 1
    return bytes(data)


def _shared_giant() -> bytes:
    """One long text that every cell of the sheet shows again."""
    cell = '<c t="s"><v>0</v></c>'
    noise = random.Random(6)  # noqa: S311 — keeps the ratio low
    rows = "".join(
        f'<row r="{i}" x="{noise.getrandbits(160):x}">{cell * 60}</row>' for i in range(1, 2_000)
    )
    found = partes(rows)
    long_text = "".join(chr(97 + (i * 7919) % 26) for i in range(30_000))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = str(found["xl/_rels/workbook.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    found["xl/_rels/workbook.xml.rels"] = relations.replace(
        "</Relationships>",
        f'<Relationship Id="s" Type="{kind}" Target="sharedStrings.xml"/></Relationships>',
    )
    found["xl/sharedStrings.xml"] = f'<sst xmlns="{main}"><si><t>{long_text}</t></si></sst>'
    return comprimir(found)


CASOS: dict[str, Caso] = {
    "a sheet of 200 megabytes of spaces is a bomb": Caso(
        lambda: comprimir({**partes(X), "xl/worksheets/sheet2.xml": b" " * 200 * MB}), BOMB
    ),
    "three megabytes of zeros in a part are a bomb": Caso(
        lambda: comprimir({**partes(X), "xl/media/a.bin": b"\0" * 3 * MB}), BOMB
    ),
    "a part whose size is a lie is damaged": Caso(_lying_size, DAMAGED),
    "a zip inside is not opened": Caso(_nested, ANA),
    "parts that share their bytes are a bomb": Caso(_overlapping, BOMB),
    "two parts with one name are damaged": Caso(_twice, DAMAGED),
    "3,000 parts are a bomb": Caso(
        lambda: comprimir({**partes(X), **{f"xl/{i}.xml": "" for i in range(3_000)}}), BOMB
    ),
    "a part packed in another way is damaged": Caso(
        lambda: comprimir(partes(X), zipfile.ZIP_BZIP2), DAMAGED
    ),
    "a zip with a password is told": Caso(_with_password, "El archivo tiene contraseña."),
    "half a xlsx is damaged": Caso(lambda: xlsx(X)[:700], DAMAGED),
    "the first bytes of a xlsx are damaged": Caso(lambda: b"PK\x03\x04", DAMAGED),
    "half an ods is damaged": Caso(lambda: ods("")[:300], DAMAGED),
    "half a xls is damaged": Caso(lambda: xls([["Nombre", "Correo"]])[:1200], DAMAGED),
    "broken xml is damaged": Caso(
        lambda: comprimir({**partes(X), SHEET: "<worksheet><sheetData><row>"}), DAMAGED
    ),
    "a sheet that is missing is damaged": Caso(
        lambda: comprimir({k: v for k, v in partes(X).items() if k != SHEET}), DAMAGED
    ),
    "a row number that is no number is damaged": Caso(
        lambda: xlsx('<row r="uno"><c r="A1"><v>1</v></c></row>'), DAMAGED
    ),
    "a billion laughs in a xlsx are refused": Caso(
        lambda: comprimir({**partes(X), SHEET: f"{LAUGHS}{partes(X)[SHEET]!s}"}), DAMAGED
    ),
    "a billion laughs in an ods are refused": Caso(lambda: ods("", prologue=LAUGHS), DAMAGED),
    "a document type behind a long comment is refused": Caso(
        lambda: comprimir(
            {**partes(X), SHEET: f"<!--{'x' * 9_000}-->{LAUGHS}{partes(X)[SHEET]!s}"}
        ),
        DAMAGED,
    ),
    "a document type in utf-16 is refused": Caso(
        lambda: comprimir({**partes(X), SHEET: f"{LAUGHS}<worksheet/>".encode("utf-16")}), DAMAGED
    ),
    "a text that 100,000 cells show again is a bomb": Caso(_shared_giant, BOMB),
    "a zip of other things is no spreadsheet": Caso(lambda: comprimir({"foto.jpg": b"x"}), NONE),
    "an empty zip is no spreadsheet": Caso(lambda: comprimir({}), NONE),
    "a docx is told": Caso(
        lambda: comprimir(
            {
                "_rels/.rels": partes("")["_rels/.rels"],
                "xl/workbook.xml": "<w:document xmlns:w='w'/>",
            }
        ),
        "Este archivo es DOCX.",
    ),
    "a binary workbook is told": Caso(
        lambda: comprimir({"xl/workbook.bin": b"\0"}), "Este archivo es XLSB."
    ),
}
