"""Spreadsheets made by hand, as awkward as a case wants them: XLSX, ODS, XLS and plain zips."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODS_NAMES = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0" '
    f'xmlns:text="{OASIS}:text:1.0" xmlns:style="{OASIS}:style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
SECTOR = 512


def comprimir(entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return out.getvalue()


def t(text: str) -> str:
    """A text cell of a XLSX."""
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def n(number: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{number}</v></c>'


def x_row(*cells: str, more: str = "") -> str:
    """A row of a XLSX: cells as XML, or as the text that they hold."""
    return f"<row{more}>{''.join(c if c.startswith('<') else t(c) for c in cells)}</row>"


def partes(
    sheets: Sequence[tuple[str, str]] | str, state: Mapping[str, str] | None = None, more: str = ""
) -> dict[str, str | bytes]:
    """The entries of a XLSX with these sheets: (name, rows)."""
    listed = [("Hoja1", sheets)] if isinstance(sheets, str) else list(sheets)
    names = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}" '
        f'state="{(state or {}).get(name, "visible")}"/>'
        for i, (name, _) in enumerate(listed, 1)
    )
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATIONS}">{more}'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" '
            f'Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(listed) + 1)
        )
        + "</Relationships>",
        "xl/styles.xml": f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    for i, (_, rows) in enumerate(listed, 1):
        whole = rows if "<sheetData" in rows else f"<sheetData>{rows}</sheetData>"
        found[f"xl/worksheets/sheet{i}.xml"] = f"<worksheet {MAIN}>{whole}</worksheet>"
    return found


def xlsx(
    sheets: Sequence[tuple[str, str]] | str, state: Mapping[str, str] | None = None, more: str = ""
) -> bytes:
    return comprimir(partes(sheets, state, more))


def o(text: str, more: str = "") -> str:
    """A text cell of an ODS."""
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{escape(text)}</text:p>'
        "</table:table-cell>"
    )


def o_row(*cells: str, more: str = "") -> str:
    inside = "".join(c if c.startswith("<") else o(c) for c in cells)
    return f"<table:table-row{more}>{inside}</table:table-row>"


def ods(
    *sheets: str, manifest: str = "<manifest/>", prologue: str = "", hidden: Sequence[int] = ()
) -> bytes:
    """An ODS; the sheets whose numbers are in `hidden` are not shown."""

    def style(i: int) -> str:
        return "no" if i in hidden else "yes"

    tables = "".join(
        f'<table:table table:name="Hoja{i}" table:style-name="{style(i)}">{rows}</table:table>'
        for i, rows in enumerate(sheets, 1)
    )
    content = (
        f'<?xml version="1.0"?>{prologue}<office:document-content {ODS_NAMES}>'
        '<office:automatic-styles><style:style style:name="no" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return comprimir(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of old Office with these streams."""
    body, directory, where = b"", [], 2
    directory.append(_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1))
    chains: list[int] = [0xFFFFFFFD, 0xFFFFFFFE]  # the table itself, the directory
    for i, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        count = len(padded) // SECTOR
        right = i + 1 if i < len(streams) else 0xFFFFFFFF
        directory.append(_entry(name, 2, where, len(padded), right=right))
        chains += [*range(where + 1, where + count), 0xFFFFFFFE]
        body += padded
        where += count
    chains += [0xFFFFFFFF] * (SECTOR // 4 - len(chains))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0),
    )
    difat = struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack(f"<{SECTOR // 4}I", *chains)
    return header + difat + table + b"".join(directory).ljust(SECTOR, b"\0")[:SECTOR] + body


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ", written, len(written), kind, 1, 0xFFFFFFFF, right, child, start, size
    )


def xls(rows: Sequence[Sequence[str]]) -> bytes:
    """A BIFF8 workbook with one sheet of texts; what is digits only goes in as a number."""
    cells = b""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text.isdigit():
                cells += _record(0x0203, struct.pack("<HHHd", r, c, 0, float(text)))
            elif text:
                head = struct.pack("<HHHHB", r, c, 0, len(text), 1)
                cells += _record(0x0204, head + text.encode("utf-16-le"))
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    name = b"Hoja1"
    globals_size = len(begin) + 4 + 8 + len(name) + 4
    sheet = _record(0x0085, struct.pack("<IHBB", globals_size, 0, len(name), 0) + name)
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    return ole({"Workbook": begin + sheet + end + page + cells + end})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
