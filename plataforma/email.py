"""Outgoing mail: queued with the change, sent by the job runner, at least once."""

from __future__ import annotations

import re
import smtplib
from datetime import datetime
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from flask import current_app, render_template
from sqlalchemy import String, Text, delete, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from plataforma.clock import now
from plataforma.db import Id, Model, db
from plataforma.i18n import in_lang
from plataforma.jobs import enqueue, enqueue_all, job

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from config import Settings

SMTP_TIMEOUT = 20  # seconds
MAX_SUBJECT = 120
_secret: set[str] = set()


class EstadoCorreo(StrEnum):
    EN_COLA = "en_cola"
    ENVIADO = "enviado"


class Correo(Model):
    """One mail to one person. Its Message-ID never changes, so that a resend is recognised."""

    id: Mapped[Id]
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    para: Mapped[str] = mapped_column(String(254), index=True)
    idioma: Mapped[str] = mapped_column(String(2))
    plantilla: Mapped[str] = mapped_column(String(80))
    asunto: Mapped[str] = mapped_column(String(200))
    texto: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    # What asked for it, e.g. "participante:12", set by whoever may take it back before it leaves.
    origen: Mapped[str] = mapped_column(String(60), default="", server_default="", index=True)
    # Where one press stops mails of this kind; empty for those that are not by subscription.
    baja: Mapped[str] = mapped_column(String(300), default="", server_default="")
    # An invitation (iCalendar) that goes along; empty for most.
    calendario: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Whom an answer goes to: the person who wrote through a form of ours.
    responder_a: Mapped[str] = mapped_column(String(254), default="", server_default="", index=True)
    estado: Mapped[EstadoCorreo] = mapped_column(String(20), default=EstadoCorreo.EN_COLA)
    creado_el: Mapped[datetime] = mapped_column(default=now)
    enviado_el: Mapped[datetime | None]

    por_enviar = False  # whether writing the row asks for it to be sent (`queue_mail`)


def secret(plantilla: str) -> str:
    """Declare a template whose mails carry a code or a link that opens something."""
    _secret.add(plantilla)
    return plantilla


def is_secret(mail: Correo) -> bool:
    return mail.plantilla in _secret


def queue_mail(
    para: str,
    plantilla: str,
    *,
    idioma: str,
    baja: str = "",
    calendario: str = "",
    clave: str = "",
    **valores: Any,
) -> Correo:
    """Render `<plantilla>.txt` and `.html` in the recipient's language and queue the mail.

    The text template's first line is "Subject: …". `baja` is the address that stops mails of this
    kind: its GET asks, its POST does it. `calendario`: an invitation that goes along
    (`plataforma.calendario`). Two mails with the same `clave` are one. Part of the caller's
    transaction; it has no id before the next flush.
    """
    domain = urlsplit(_settings().base_url).hostname or "escala.test"
    message_id = f"<{clave}@{domain}>" if clave else make_msgid(domain=domain)
    queued = select(Correo).where(Correo.message_id == message_id)
    if clave and (mail := db.session.scalar(queued)):
        return mail
    with in_lang(idioma):
        valores = {"idioma": idioma, "asunto": "", "baja": baja, **valores}
        rendered = render_template(f"{plantilla}.txt", **valores).lstrip()
        first, _, text = rendered.partition("\n")
        subject = " ".join(first.removeprefix("Subject:").split())[:MAX_SUBJECT]
        html = render_template(f"{plantilla}.html", **{**valores, "asunto": subject})
    mail = Correo(
        message_id=message_id,
        para=para,
        idioma=idioma,
        plantilla=plantilla,
        asunto=subject,
        texto=re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        html=html,
        baja=baja,
        calendario=calendario,
    )
    mail.por_enviar = True
    db.session.add(mail)
    return mail


@event.listens_for(Session, "after_flush")
def _ask_to_send(session: Session, _context: object) -> None:
    """Ask for the sending of what was queued, once it has an id: of all of them together."""
    new = [m.id for m in session.new if isinstance(m, Correo) and m.por_enviar]
    if new:
        enqueue_all("correo.enviar", [{"id": mail_id} for mail_id in sorted(new)])


@job("correo.enviar")
def send(payload: dict[str, Any]) -> None:
    """Send a queued mail; a second run of a sent one does nothing."""
    mail = db.session.get(Correo, payload["id"])
    if mail is None or mail.estado == EstadoCorreo.ENVIADO:
        return
    deliver(build(mail))
    mail.estado = EstadoCorreo.ENVIADO
    mail.enviado_el = now()
    if _settings().mail_url:
        # Codes and links stand in it: a copy of the database must open nothing. Without a server
        # the mail is read at /_correo/, so it stays.
        mail.texto = mail.html = mail.calendario = ""


def build(mail: Correo) -> EmailMessage:
    """Return the message as it leaves."""
    message = EmailMessage()
    message["Subject"] = mail.asunto
    message["From"] = _settings().mail_from
    message["To"] = mail.para
    if mail.responder_a:
        message["Reply-To"] = mail.responder_a
    message["Message-ID"] = mail.message_id
    message["Date"] = formatdate(mail.creado_el.timestamp())
    message["Auto-Submitted"] = "auto-generated"
    if mail.baja:  # RFC 8058: the mail program shows its own button
        message["List-Unsubscribe"] = f"<{mail.baja}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.texto)
    message.add_alternative(mail.html, subtype="html")
    if mail.calendario:
        _add_calendar(message, mail.calendario)
    # Last: making it multipart moves every Content- header down to the first part.
    message["Content-Language"] = mail.idioma
    return message


def _add_calendar(message: EmailMessage, ics: str) -> None:
    """Attach an invitation so that mail programs offer to accept it (RFC 6047)."""
    method = "CANCEL" if "METHOD:CANCEL" in ics else "REQUEST"
    message.add_attachment(
        ics.encode(), maintype="text", subtype="calendar", filename="encuentro.ics"
    )
    part = list(message.iter_attachments())[-1]
    part.set_param("method", method)
    part.set_param("charset", "utf-8")


def deliver(message: EmailMessage) -> None:
    """Hand over to the SMTP server, or write to instance/mail/ when there is none."""
    settings = _settings()
    if not settings.mail_url:
        folder = settings.instance_dir / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _file_name(message["Message-ID"])).write_bytes(message.as_bytes())
        return
    url = urlsplit(settings.mail_url)
    options = parse_qs(url.query)
    with smtplib.SMTP(url.hostname or "", url.port or 25, timeout=SMTP_TIMEOUT) as smtp:
        if options.get("tls") == ["1"]:
            smtp.starttls()
        if url.username:
            smtp.login(unquote(url.username), unquote(url.password or ""))
        smtp.send_message(message, from_addr=parseaddr(settings.mail_from)[1])


def forget(*which: ColumnElement[bool]) -> None:
    """Remove mails, sent or not, and the files of those written to the instance folder."""
    found = db.session.scalars(select(Correo.message_id).where(*which)).all()
    db.session.execute(delete(Correo).where(*which))
    if found:
        enqueue("correo.borrar_archivos", {"archivos": [_file_name(m) for m in found]})


@job("correo.borrar_archivos")
def delete_files(payload: dict[str, Any]) -> None:
    """Remove what `deliver` wrote where there is no mail server."""
    for name in payload["archivos"]:
        (_settings().instance_dir / "mail" / name).unlink(missing_ok=True)


def _file_name(message_id: str) -> str:
    return re.sub(r"[^A-Za-z0-9.@-]", "_", message_id.strip("<>")) + ".eml"


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
