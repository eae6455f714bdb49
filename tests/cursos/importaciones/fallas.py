"""The N-th statement ends the process: what is left must be whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from plataforma.db import db
from tests.statements import NOT_COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable


class Killed(BaseException):
    """The process ends here: nothing catches it."""


def ends_at(statement: int, act: Callable[[], object]) -> bool:
    """Run the act while the N-th statement kills it; return whether it came to its end."""
    sent = 0

    def count(_connection: object, _cursor: object, text: str, *_rest: Any) -> None:
        nonlocal sent
        if text.startswith(NOT_COUNTED):
            return  # the way back is not cut off
        sent += 1
        if sent == statement:
            raise Killed

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        act()
    except Killed:
        return False
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    return True
