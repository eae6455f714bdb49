"""What of a mail its author wrote now: what was quoted before or after it goes, nothing else.

In doubt a line stays: too much history is a nuisance, a lost sentence is a fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_SIGNATURE = 12  # lines under "-- "
MAX_INTRODUCTION = 3  # lines over which "On …, somebody wrote:" is spread
MIN_HEADERS = 3  # lines "From: …" that make a block of them

_WROTE = re.compile(
    r"^(?:el|em|on|le|no dia|den|am|il|op)\b(?=.*\d).{0,300}"
    r"\b(?:escribi[óo]|escreveu|wrote|a écrit|ha scritto|schrieb)\s*:$"
    r"|^.{0,200}<[^<>\s]+@[^<>\s]+>\)?,?\s*(?:escribi[óo]|escreveu|wrote)\s*:$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^[-_\s]{3,}\s*(?:mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|"
    r"original message|forwarded message)\s*[-_\s]{3,}$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\W{0,3}(?:de|from|enviado(?: el| em)?|sent|fecha|data|date|para|to|cc|asunto|assunto|"
    r"subject)"
    r"\W{0,3}:\W{0,3}\s*\S",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\W{0,3}(?:asunto|assunto|subject)\W{0,3}:", re.IGNORECASE)
_FROM = re.compile(r"^\W{0,3}(?:de|from)\W{0,3}:", re.IGNORECASE)
_MOBILE = re.compile(
    r"^(?:enviado (?:desde|do|a partir do|de) (?:mi|meu|o)?\s?(?:iphone|ipad|android|celular|móvil|"
    r"smartphone|samsung|galaxy|outlook|correo|yahoo).{0,60}|sent from (?:my|outlook).{0,60}|"
    r"(?:obtener|obter|get) outlook (?:para|for) .{0,60})$",
    re.IGNORECASE,
)


def propio(text: str) -> str:
    """Return what the author wrote."""
    lines = [line.rstrip() if line != "-- " else line for line in text.split("\n")]
    lines = _before_history(lines)
    lines = _without_end(_without_signature(lines))  # some sign below the history, some above it
    lines = _without_signature(_without_start(lines))
    return "\n".join(line.rstrip() for line in lines).strip("\n \t")


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _before_history(lines: Sequence[str]) -> list[str]:
    """Cut at a history that is not marked line by line, if something was written above it."""
    for index, line in enumerate(lines):
        starts = _ORIGINAL.match(line.strip()) or _opens_headers(lines, index)
        end = index
        while starts and end and set(lines[end - 1].strip()) <= {"_", "-", "*"}:  # a rule above it
            end -= 1
        if starts and any(above.strip() and not _is_quoted(above) for above in lines[:end]):
            return list(lines[:end])
    return list(lines)


def _opens_headers(lines: Sequence[str], index: int) -> bool:
    if not _FROM.match(lines[index]):
        return False
    block = [line for line in lines[index : index + 8] if line.strip()][:5]
    named = sum(bool(_HEADER.match(line)) for line in block)
    return named >= MIN_HEADERS and any(_SUBJECT.match(line) for line in block)


def _without_end(lines: list[str]) -> list[str]:
    """Take off the quotation at the end and the line that introduces it."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_quoted(lines[end - 1])):
        end -= 1
    if any(_is_quoted(line) for line in lines[end:]):
        end -= _introduction(lines[:end])
        return lines[:end]
    return lines


def _without_start(lines: list[str]) -> list[str]:
    """Take off a quotation at the beginning, when it is the only one: the answer is below it."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    for size in range(1, MAX_INTRODUCTION + 1):
        if _WROTE.match(_joined(lines[first : first + size])):
            first += size
            break
    start = first
    while start < len(lines) and (not lines[start].strip() or _is_quoted(lines[start])):
        start += 1
    quoted = any(_is_quoted(line) for line in lines[first:start])
    again = any(_is_quoted(line) for line in lines[start:])
    return lines[start:] if quoted and not again else lines


def _introduction(lines: Sequence[str]) -> int:
    """Return over how many last lines "somebody wrote:" is spread, with the blank ones below."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    for size in range(1, min(MAX_INTRODUCTION, end) + 1):
        spread = lines[end - size : end]
        if not all(line.strip() for line in spread):
            break
        if _WROTE.match(_joined(spread)):
            return len(lines) - end + size
    return 0


def _joined(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines).strip()


def _without_signature(lines: list[str]) -> list[str]:
    """Take off what stands under "-- ", if it is short, and "sent from my phone"."""
    for index in range(len(lines) - 1, -1, -1):
        if lines[index] == "-- ":
            above = any(line.strip() for line in lines[:index])
            short = len(lines) - index - 1 <= MAX_SIGNATURE
            if above and short and not any(_is_quoted(line) for line in lines[index:]):
                lines = lines[:index]
            break
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if end > 1 and _MOBILE.match(lines[end - 1].strip()):
        return lines[: end - 1]
    return lines
