"""Changing single values of a YAML text: every other byte stays as its author wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Place = tuple[str | int, ...]


def replace_values(text: str, changes: Mapping[Place, object]) -> str:
    """Return the text with these scalars changed; a missing key of the top level goes to the end.

    The text must have been parsed before (`YamlSource`): what is no YAML raises here.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    edits: list[tuple[int, int, str]] = []
    added = ""
    for place, value in changes.items():
        node = _find(root, place)
        if node is None and len(place) == 1:
            added += f"{place[0]}: {_scalar(value)}\n"
        elif isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            end = start + len(text[start:end].rstrip())
            if node.value != str(value):
                edits.append((start, end, _scalar(value)))
        else:
            raise KeyError(place)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    if added and text and not text.endswith("\n"):
        text += "\n"
    return text + added


def _scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def _find(node: yaml.Node | None, place: Sequence[str | int]) -> yaml.Node | None:
    for step in place:
        if isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if k.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
    return node


def put_items(text: str, changed: Mapping[int, str], added: str) -> str:
    """Return the text of a list with these items changed and others at its end.

    Each comes as YAML of its own ("- …"). Comments and other items keep their lines. For lists
    with one item a line and on; of another layout the caller must look at what comes out.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    starts = [item.start_mark.line for item in root.value] if root else []
    pad = " " * (root.start_mark.column if root else 0)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    for n in sorted(changed, reverse=True):
        end = starts[n + 1] if n + 1 < len(starts) else len(lines)
        while end > starts[n] + 1 and _is_aside(lines[end - 1]):
            end -= 1
        lines[starts[n] : end] = _padded(changed[n], pad)
    return "".join([*lines, *_padded(added, pad)])


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _padded(text: str, pad: str) -> list[str]:
    return [f"{pad}{line}" for line in text.splitlines(keepends=True)]
