"""Typed settings. Nothing else in the project reads the environment."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

Environment = Literal["desarrollo", "produccion", "pruebas"]
VERSION = "0.1.0"
ROOT = Path(__file__).resolve().parent
MIN_SECRET_LENGTH = 32
DOMAIN = re.compile(r"(?=.{1,180}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class SettingsError(ValueError):
    """The environment asks for something that the application refuses to run with."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an installation may decide. Immutable; `docs/operaciones.md` lists every field."""

    # desarrollo (default) | produccion | pruebas. Production refuses weak values; see `problems`.
    entorno: Environment = "desarrollo"
    # Shown in titles, mails and certificates.
    nombre: str = "Escala"
    # Public address, without a final slash: the root of links in mails, QR codes and credentials.
    base_url: str = "http://127.0.0.1:5000"
    # Address and port of the server.
    host: str = "127.0.0.1"
    port: int = 5000
    # Threads of the server; connections above it wait, slow phones included.
    threads: int = 8
    # Folder of everything that the installation writes: database, files, keys, index, mail.
    instance_dir: Path = ROOT / "instance"
    # SQLAlchemy address; empty means SQLite in the instance folder.
    database_url: str = ""
    # Signs the session cookie; the first signs, all verify (so that a key can be rotated).
    secret_keys: tuple[str, ...] = ()
    # smtp://user:password@host:587?tls=1; empty writes each mail to instance/mail/.
    mail_url: str = ""
    # Sender of every mail.
    mail_from: str = "Escala <no-responder@escala.test>"
    # smtp://127.0.0.1:2525 or lmtp://…: where the mail server hands over answers; empty takes none.
    mail_in: str = ""
    # Domain of the addresses that take answers: respuesta+…@this.
    mail_in_domain: str = ""
    # Antivirus: tcp://host:port or the path of its socket; empty looks at no file.
    clamd: str = ""
    # Human help, shown in the footer, errors and mails.
    contacto: str = "ayuda@escala.test"
    # Shared store for rate limits (redis://…); memory:// is right for one process.
    limits_url: str = "memory://"
    # Queue that wakes the job runner: empty is a file in the instance folder, else redis://….
    queue_url: str = ""
    # Object store of files: empty is the instance folder, else s3://bucket….
    files_url: str = ""
    # Passphrase of the certificate that signs PDFs (claves/pdf/); empty when it has none.
    pdf_passphrase: str = field(default="", repr=False)
    # Reverse proxies in front whose X-Forwarded-* headers are believed.
    proxies: int = 0
    # Password of the demonstration accounts; never used in production.
    demo_password: str = ""
    # Flask's debugger. Refused in production.
    debug: bool = False
    # Host names that requests may ask for; the one of base_url is always among them.
    trusted_hosts: tuple[str, ...] = field(default=())

    @property
    def is_production(self) -> bool:
        return self.entorno == "produccion"

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def database(self) -> str:
        """The database address in force."""
        return self.database_url or f"sqlite:///{self.instance_dir / 'escala.db'}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Host names that the server answers to (the port is not looked at)."""
        own = urlsplit(self.base_url).hostname or "localhost"
        local = () if self.is_production else ("127.0.0.1", "localhost")
        return tuple(dict.fromkeys((own, *self.trusted_hosts, *local)))

    def problems(self) -> list[str]:
        """Reasons not to start, one sentence each; empty when all is well."""
        found = []
        if self.entorno not in get_args(Environment):
            found.append(f"ENTORNO must be one of {', '.join(get_args(Environment))}.")
        found += self._mail_problems()
        if self.is_production:
            if self.debug:
                found.append("DEBUG is on.")
            if not self.secret_keys or any(len(k) < MIN_SECRET_LENGTH for k in self.secret_keys):
                found.append(f"SECRET_KEY needs {MIN_SECRET_LENGTH} characters or more.")
            if not self.is_https:
                found.append("BASE_URL must begin with https://.")
            if self.demo_password:
                found.append("DEMO_PASSWORD is set: demonstration accounts are refused.")
            if not self.mail_url:
                found.append("MAIL_URL is empty: no mail would leave.")
        return found

    def _mail_problems(self) -> list[str]:
        found = []
        if self.mail_in:
            if not _is_address(self.mail_in, "smtp", "lmtp"):
                found.append("MAIL_IN must be smtp://host:port or lmtp://host:port.")
            if not DOMAIN.fullmatch(self.mail_in_domain):
                found.append("MAIL_IN needs MAIL_IN_DOMAIN, the domain of its addresses.")
        if self.clamd and not (self.clamd.startswith("/") or _is_address(self.clamd, "tcp")):
            found.append("CLAMD must be tcp://host:port or the path of a socket.")
        return found

    def check(self) -> Settings:
        """Return the settings, or raise SettingsError with every reason."""
        if found := self.problems():
            raise SettingsError("Escala does not start: " + " ".join(found))
        return self


def _is_address(text: str, *schemes: str) -> bool:
    """Return whether the text is scheme://host:port and nothing else."""
    try:
        url = urlsplit(text)
        return url.scheme in schemes and bool(url.hostname and url.port) and not url.path
    except ValueError:  # a port that is no number
        return False


def from_env(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment (names in upper case, without prefix)."""
    env = os.environ if environ is None else environ
    port = int(env.get("PORT", "5000"))
    entorno = cast("Environment", env.get("ENTORNO", "desarrollo"))
    instance = Path(env.get("INSTANCE_DIR", str(ROOT / "instance"))).resolve()
    keys = tuple(k for k in env.get("SECRET_KEY", "").split(",") if k)
    if not keys and entorno != "produccion":
        keys = (_kept_secret(instance),)
    return Settings(
        entorno=entorno,
        nombre=env.get("NOMBRE", "Escala"),
        base_url=env.get("BASE_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        host=env.get("HOST", "127.0.0.1"),
        port=port,
        threads=int(env.get("THREADS", "8")),
        instance_dir=instance,
        database_url=env.get("DATABASE_URL", "").replace("postgresql://", "postgresql+psycopg://"),
        secret_keys=keys,
        mail_url=env.get("MAIL_URL", ""),
        mail_from=env.get("MAIL_FROM", "Escala <no-responder@escala.test>"),
        mail_in=env.get("MAIL_IN", ""),
        mail_in_domain=env.get("MAIL_IN_DOMAIN", ""),
        clamd=env.get("CLAMD", ""),
        contacto=env.get("CONTACTO", "ayuda@escala.test"),
        limits_url=env.get("LIMITS_URL", "memory://"),
        queue_url=env.get("QUEUE_URL", ""),
        files_url=env.get("FILES_URL", ""),
        pdf_passphrase=env.get("PDF_PASSPHRASE", ""),
        proxies=int(env.get("PROXIES", "0")),
        demo_password=env.get("DEMO_PASSWORD", ""),
        debug=env.get("DEBUG", "") == "1",
        trusted_hosts=tuple(h for h in env.get("TRUSTED_HOSTS", "").split(",") if h),
    )


def _kept_secret(instance: Path) -> str:
    """Make a secret on the first run of a development machine and keep it."""
    path = instance / "secret_key"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii").strip()
