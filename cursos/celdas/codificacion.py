"""Bytes to text: what a file says of itself, else what its bytes show. Pure."""

from __future__ import annotations

import codecs
import re

from cursos.celdas import errors

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_TEXT = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPG"),
    (b"GIF8", "GIF"),
    (b"PK", "ZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
)
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|html|head|body|meta|style|table|"
    r"\w*:?workbook|\?mso)",
    re.IGNORECASE | re.DOTALL,
)
OLD = ("cp1252", "mac_roman", "cp850")
NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "MS-DOS"}
LETTERS = re.compile("[áéíóúüñãõâêôçàÁÉÍÓÚÜÑÃÕÂÊÔÇÀ]")
HIGH = re.compile(rb"[\x80-\xff]")
SAMPLE = 200_000


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding): by BOM, UTF-16 without BOM, strict UTF-8, then an 8-bit one."""
    for magic, kind in NOT_TEXT:
        if data.startswith(magic):
            raise errors.OtroFormatoError(formato=kind)
    text, encoding = _decode(data)
    if MARKUP.match(text[:5000]):
        raise errors.OtroFormatoError(formato="HTML")
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig").upper()
    if wide := _wide_without_bom(data):
        return data.decode(wide, "replace"), wide[:6].upper()
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        # Line by line: two lists pasted together may each have their own encoding.
        old = _old_encoding(data)
        return "\n".join(_decode_line(line, old) for line in data.split(b"\n")), NAMES[old]


def _wide_without_bom(data: bytes) -> str:
    """Latin text in UTF-16 has a NUL in every other byte; in UTF-32, three in four."""
    head = data[:2000]
    quarter, half = len(head) // 4, len(head) // 2
    for encoding, nul, full in (("utf-32-le", 1, 0), ("utf-32-be", 1, 3)):
        if (
            quarter
            and head[nul::4].count(0) + head[2::4].count(0) > quarter * 1.8
            and (head[full::4].count(0) < quarter * 0.4)
        ):
            return encoding
    if half and head[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if half and head[0::2].count(0) > half * 0.6 else ""


def _old_encoding(data: bytes) -> str:
    """Return the 8-bit encoding in which the most bytes are letters of ours.

    Windows when in doubt: its letters are at other places than those of old Macs and of MS-DOS
    (Excel still saves both: «CSV (Macintosh)», «CSV (MS-DOS)»).
    """
    lines = [line for line in data[:SAMPLE].split(b"\n") if HIGH.search(line) and _not_utf8(line)]
    sample = b"\n".join(lines)
    return max(OLD, key=lambda e: len(LETTERS.findall(sample.decode(e, "replace"))))


def _not_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _decode_line(line: bytes, old: str) -> str:
    for encoding in ("utf-8", old):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")  # the five bytes that Windows-1252 leaves undefined
