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
