"""Mails as programs really write them."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plataforma.buzon.lectura import leer
from plataforma.buzon.services import _nombre
from tests.receptor import mail

pytestmark = pytest.mark.once
PNG = b"\x89PNG\r\n\x1a\n"
PDF = b"%PDF-1.7\n%%EOF"


def plain(body: bytes, content_type: str = "text/plain", *, encoding: str = "8bit") -> bytes:
    head = f"From: ana@escala.test\r\nContent-Type: {content_type}\r\n"
    return f"{head}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("Mañana, ¿sí?".encode("latin-1"), "text/plain; charset=iso-8859-1"),
        ("Mañana, ¿sí?".encode("latin-1"), "text/plain"),
        ("Mañana, ¿sí?".encode(), "text/plain"),
        ("Mañana, ¿sí?".encode("cp1252"), "text/plain; charset=utf-8"),
        ("Mañana, ¿sí?".encode(), "text/plain; charset=no-existe"),
        ("Mañana, ¿sí?".encode(), "text/plain; charset=us-ascii"),
        ("Mañana, ¿sí?".encode("utf-16"), "text/plain; charset=utf-16"),
    ],
)
def test_letters_are_what_they_were_meant_to_be(body: bytes, content_type: str) -> None:
    assert leer(plain(body, content_type)).texto == "Mañana, ¿sí?"


def test_windows_quotes_under_the_name_of_latin_1() -> None:
    body = "“Precio” – 5 €".encode("cp1252")
    assert leer(plain(body, "text/plain; charset=iso-8859-1")).texto == "“Precio” – 5 €"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit", "x-raro"])
def test_what_is_encoded_wrongly_is_still_shown(encoding: str) -> None:
    assert (
        "Hola" in leer(plain(b"Hola =C3=A9 %%%", encoding=encoding)).entero or encoding == "base64"
    )


def test_nothing_that_a_database_refuses_comes_through() -> None:
    texto = leer(plain(b"Hola\x00 \x07Ana\xed\xa0\x80", "text/plain; charset=utf-8")).texto
    assert texto.startswith("Hola Ana")
    assert texto.encode()
    assert "\x00" not in texto


def test_headers_are_decoded() -> None:
    who = b"From: =?iso-8859-1?Q?Ana_Ben=EDtez?= <Ana@Escala.test>\r\n"
    raw = who + b"Subject: =?utf-8?B?UmU6IMK/?=\r\n\r\nx"
    found = leer(raw)
    assert (found.desde, found.asunto) == ("ana@escala.test", "Re: ¿")


def test_lines_that_flow_are_joined() -> None:
    body = b"Son dos mil \r\nfrascos.\r\n\r\n> vieja \r\n> linea\r\n-- \r\nAna\r\n"
    assert leer(plain(body, "text/plain; format=flowed")).texto == "Son dos mil frascos."


def test_html_is_read_as_text() -> None:
    html = (
        "<html><head><style>p{color:red}</style></head><body><p>Son <b>2.000</b>&nbsp;frascos.</p>"
        "<div>Gracias<br>Ana</div><div class='gmail_quote'><div>El vie, 20 nov 2026 a las 10:00, "
        "Escala &lt;no@r.test&gt; escribió:<br></div><blockquote>Hola, Ana:</blockquote></div>"
        "<script>alert(1)</script></body></html>"
    )
    texto = leer(plain(html.encode(), "text/html; charset=utf-8")).texto
    assert texto == "Son 2.000 frascos.\nGracias\nAna"


def test_of_two_versions_the_plain_one_is_read() -> None:
    message = mail("En texto")
    message.add_alternative("<p>En HTML</p>", subtype="html")
    assert leer(bytes(message)).texto == "En texto"


def test_an_empty_plain_version_gives_way() -> None:
    message = mail(" \n")
    message.add_alternative("<p>En HTML</p>", subtype="html")
    assert leer(bytes(message)).texto == "En HTML"


def test_files_are_found_in_whatever_nest() -> None:
    """As Apple Mail writes: the file within the HTML version."""
    inner = MIMEMultipart("mixed")
    inner.attach(MIMEText("<p>Uno</p>", "html"))
    file = MIMEApplication(PDF, "pdf")
    file.add_header("Content-Disposition", "attachment", filename=("utf-8", "", "costos ñ.pdf"))
    inner.attach(file)
    outer = MIMEMultipart("alternative")
    outer.attach(MIMEText("Uno", "plain", "utf-8"))
    outer.attach(inner)
    found = leer(outer.as_bytes())
    assert found.texto == "Uno"
    assert [(a.nombre, a.datos) for a in found.archivos] == [("costos ñ.pdf", PDF)]


def test_a_logo_is_no_file_and_a_photograph_is() -> None:
    message = mail("Vea la foto")
    for name, data in (("logo.png", PNG), ("foto.png", PNG + b"x" * 50_000)):
        message.add_attachment(
            data,
            maintype="image",
            subtype="png",
            filename=name,
            disposition="inline",
            cid=f"<{name}>",
        )
    assert [a.nombre for a in leer(bytes(message)).archivos] == ["foto.png"]


def test_a_forwarded_mail_and_an_invitation_are_named_as_not_taken() -> None:
    message = MIMEMultipart()
    message.attach(MIMEText("Vea", "plain"))
    message.attach(MIMEMessage(mail("dentro")))
    found = leer(message.as_bytes())
    assert (found.texto, found.archivos, found.otros) == ("Vea", [], ["message/rfc822"])


def test_the_answer_to_an_invitation_is_a_machines() -> None:
    message = mail("Ana aceptó la invitación")
    message.add_alternative("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", subtype="calendar")
    list(message.iter_parts())[-1].set_param("method", "REPLY")
    assert leer(bytes(message)).es_automatico


def test_a_text_that_comes_as_a_file_alone_is_read() -> None:
    message = EmailMessage()
    message.set_content("Escrito en un archivo", filename="texto.txt")
    assert leer(bytes(message)).texto == "Escrito en un archivo"


def test_a_nest_without_end_is_taken_for_text() -> None:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    assert "Hola" in leer(head + b"Content-Type: text/plain\n\nHola\n").entero


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\xff\xfe\x00",
        b"Content-Type: multipart/mixed\n\nHola",
        b"Content-Type: multipart/mixed; boundary=x\n\nHola",
        b'Content-Type: text/plain; charset="\xe9"\n\nHola',
        b"Content-Type: text/plain; charset*=x''%ff\n\nHola",
        b"Subject: =?x-nada?B?AAAA?=\n\nHola",
        b"Subject: =?utf-8?B?A?=\nFrom: <>\n\nHola",
        b"From: =?utf-8?Q?=00?= <a@b\n\nHola",
        b"Content-Type: text/html\n\n<p>Hola<![if x]><!--",
        b"Content-Type: /\nContent-Transfer-Encoding: base64\n\nHola",
    ],
)
def test_what_is_broken_is_read_as_far_as_it_goes(raw: bytes) -> None:
    found = leer(raw)
    assert ("Hola" in found.entero) == (b"Hola" in raw and b"base64" not in raw)


PIECES = st.sampled_from(
    [
        *(b"Content-Type: text/plain; charset=utf-16\n", b"Content-Type: multipart/alternative;"),
        *(b" boundary=b\n", b"\n--b\n", b"\n--b--\n", b"\n\n", b"From: a@b.c\n", b"Hola "),
        *(b"Content-Type: text/html\n", b"<blockquote>" * 50, b"<![CDATA[", b"&#x0;", b"=\n=3D"),
        *(b"Content-Transfer-Encoding: quoted-printable\n", b"Content-Disposition: attachment\n"),
        *(b"Content-Type: message/rfc822\n", b"begin 644 x\n", b"Subject: =?utf-8?q?=ff?=\n"),
        *(b"Content-Type: text/plain; format=flowed; delsp=yes\n", b">> \n", b"-- \n"),
    ]
)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=40)), max_size=25).map(b"".join))
def test_no_mail_makes_it_raise(raw: bytes) -> None:
    found = leer(raw)
    assert "\x00" not in found.texto + found.asunto + found.desde
    (found.texto + found.asunto + found.desde + found.message_id).encode()
    assert len(_nombre(raw)[1]) == 64


WORDS = st.lists(st.from_regex(r"[a-zñáü]{1,12}", fullmatch=True), min_size=1, max_size=40)


@given(WORDS, st.sampled_from(["utf-8", "iso-8859-1", "cp1252"]), st.booleans(), st.booleans())
def test_no_word_is_lost(words: list[str], charset: str, html: bool, encoded: bool) -> None:  # noqa: FBT001
    text = "<p>" + " ".join(words) + "</p>" if html else " ".join(words)
    kind = f"text/{'html' if html else 'plain'}; charset={charset}"
    body = text.encode(charset)
    raw = plain(
        base64.encodebytes(body) if encoded else body,
        kind,
        encoding="base64" if encoded else "8bit",
    )
    assert leer(raw).texto.split() == words
