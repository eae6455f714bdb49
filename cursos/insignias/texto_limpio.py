"""Text that strict readers of JSON-LD and PDF accept, whatever a person pasted into a form."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and newline, lone surrogates, noncharacters of the BMP.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]")
# Marks that reorder or hide text: a name must read as it is spelled.
_INVISIBLE = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb]"
)


def clean_text(text: str) -> str:
    """Return `text` in NFC without control characters; newlines and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _FORBIDDEN.sub("", text))).strip()


def clean_name(text: str) -> str:
    """Return a name in one line."""
    return " ".join(clean_text(text).split())


def printable_name(text: str, limit: int = 140) -> str:
    """Return a name as paper can carry it: no emoji or unassigned signs, cut at `limit`."""
    kept = " ".join("".join(c for c in clean_name(text) if _is_on_paper(c)).split())
    return kept if len(kept) <= limit else kept[: limit - 1].rstrip() + "…"


def _is_on_paper(char: str) -> bool:
    category = unicodedata.category(char)
    if category in {"Cn", "Co", "Cf"}:
        return False
    pictogram = category == "So" and char >= "\u2190"  # ° © ® stand before and stay
    return not (pictogram or _EMOJI_PARTS.match(char))


_EMOJI_PARTS = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")


def searchable(text: str) -> str:
    """Return text for searching names: lower case, no accents."""
    plain = unicodedata.normalize("NFKD", clean_name(text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))
