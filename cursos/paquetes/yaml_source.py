"""YAML whose errors name the file and the line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
# The parser in C where there is one: ten times faster on the same text.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 12  # nested levels; no course file needs half of it


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to correct: where and what."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class ContentError(ValueError):
    """A package that is not published; `faults` says why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class YamlSource:
    """A parsed document that remembers on which line each value stands."""

    file: str
    value: Any
    _root: yaml.Node = field(repr=False)
    _shift: int = 0  # lines above the YAML in the file (front matter)

    @classmethod
    def parse(cls, text: str, file: str, shift: int = 0) -> YamlSource:
        """Parse, or raise ContentError. No tags, no aliases, no key twice."""
        try:
            _refuse_depth(text, file, shift)
            root = yaml.compose(text, Loader=LOADER)
            if root is None:
                raise ContentError([Fault(file, shift + 1, "the file is empty")])
            _refuse_odd(root, file, shift, 0, set())
            value = yaml.constructor.SafeConstructor().construct_document(root)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = (mark.line if mark else 0) + 1 + shift
            problem = getattr(error, "problem", None) or "not YAML"
            raise ContentError([Fault(file, line, f"YAML: {problem}")]) from None
        except (RecursionError, ValueError) as error:
            if isinstance(error, ContentError):
                raise
            raise ContentError([Fault(file, shift + 1, f"YAML: {error}")]) from None
        return cls(file, value, root, shift)

    def line(self, loc: Sequence[str | int]) -> int:
        """Return the line of the value at `loc`, or of the nearest thing above it."""
        node, line = self._root, self._root.start_mark.line
        for step in loc:
            found = _child(node, step)
            if found is None:
                if isinstance(step, str) and isinstance(node, yaml.SequenceNode):
                    break
                continue  # pydantic's name of a union member, not a key of the file
            line, node = found
        return line + 1 + self._shift

    def fault(self, loc: Sequence[str | int], text: str) -> Fault:
        return Fault(self.file, self.line(loc), text)

    def read(self, kind: Any) -> Any:
        """Return the document as `kind` (a pydantic type), or raise ContentError."""
        try:
            return TypeAdapter(kind).validate_python(self.value)
        except ValidationError as error:
            raise ContentError([self._fault_of(e) for e in error.errors()]) from None

    def _fault_of(self, error: Any) -> Fault:
        loc = error["loc"]
        named = [str(s) for s in loc if not isinstance(s, int)]
        name = named[-1] if named else ""
        kind, message = error["type"], str(error["msg"])
        if kind == "extra_forbidden":
            message = f"unknown key {name!r}"
        elif kind == "missing":
            message = f"{name!r} is missing"
        elif kind == "value_error":
            message = message.removeprefix("Value error, ")
        elif kind == "union_tag_not_found":
            message = "'tipo' is missing"
        else:
            message = f"{name}: {message}"
        return self.fault(loc, message)


def _child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line, child
    return None


def _refuse_depth(text: str, file: str, shift: int) -> None:
    """Look at the nesting before anything recursive does."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH + 1:
            mark = event.start_mark
            line = (mark.line if mark else 0) + 1 + shift
            raise ContentError([Fault(file, line, f"more than {MAX_DEPTH} levels")])


def _refuse_odd(node: yaml.Node, file: str, shift: int, depth: int, seen: set[int]) -> None:
    """Refuse what YAML allows and a course file never needs."""
    line = node.start_mark.line + 1 + shift
    if depth > MAX_DEPTH:
        raise ContentError([Fault(file, line, f"more than {MAX_DEPTH} levels")])
    if id(node) in seen:
        raise ContentError([Fault(file, line, "YAML anchors (&, *) are not used")])
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in keys:
                at = key.start_mark.line + 1 + shift
                raise ContentError([Fault(file, at, f"key {key.value!r} twice")])
            keys.add(key.value)
            _refuse_odd(value, file, shift, depth + 1, seen)
    elif isinstance(node, yaml.ScalarNode) and any(c < " " and c not in "\n\t" for c in node.value):
        raise ContentError([Fault(file, line, "has a character that cannot be seen")])
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_odd(child, file, shift, depth + 1, seen)
