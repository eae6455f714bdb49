"""Reading the mails that a test caused."""

from __future__ import annotations

import re

from sqlalchemy import select

from plataforma.db import db
from plataforma.email import Correo


def mails_to(para: str) -> list[Correo]:
    """Return the mails of an address, the newest first."""
    found = select(Correo).where(Correo.para == para).order_by(Correo.id.desc())
    return list(db.session.scalars(found))


def code_in(para: str) -> str:
    """Return the six digits of the newest mail of an address."""
    found = re.search(r"\b(\d{6})\b", mails_to(para)[0].texto)
    assert found, "no code in the mail"
    return found[1]


def link_in(para: str) -> str:
    """Return the path of the link of the newest mail of an address."""
    found = re.search(r"http://127\.0\.0\.1:5000(/\S+/)", mails_to(para)[0].texto)
    assert found, "no link in the mail"
    return found[1]
