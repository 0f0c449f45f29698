"""The settings: read once from the environment, checked before anything starts."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tenants import embedded

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
SHORTEST_PASSWORD = 12
FIELD_KEY = re.compile(r"[0-9a-f]{64}")
HIGHEST_PORT = 65535
DEMO_SENDER = "portale@hub.example"
DEMO_PASSWORD = "bilanciare-prova-2026"  # noqa: S105 -- the demo's, printed on its first page

_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")


class SettingError(RuntimeError):
    """A setting is missing or wrong; the message is one line that says which and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting of an installation."""

    database_url: str
    owner_url: str
    worker_url: str
    secret_key: str
    field_keys: tuple[str, ...]
    smtp_url: str | None
    mail_from: str
    public_url: str
    production: bool
    port: int
    data_dir: Path
    demo_password: str


def read(environment: Mapping[str, str] | None = None) -> Config:
    """Read the environment; without DATABASE_URL, find or start the embedded server."""
    given = os.environ if environment is None else environment
    port = _port(given)
    data_dir = Path(given.get("PORTAL_DATA_DIR") or ROOT / "var").resolve()
    production = bool(given.get("DATABASE_URL"))
    databases = _given_databases(given) if production else _embedded_databases(data_dir)
    return Config(
        **databases,
        secret_key=_secret_key(given, data_dir, production=production),
        field_keys=_field_keys(given, data_dir, production=production),
        smtp_url=_smtp_url(given, production=production),
        mail_from=_mail_from(given, production=production),
        public_url=_public_url(given, port, production=production),
        production=production,
        port=port,
        data_dir=data_dir,
        demo_password=_demo_password(given),
    )


def needed(value: str, name: str) -> str:
    """Return a setting that only some commands need; say so when it is missing."""
    if not value:
        raise SettingError(f"{name} is missing: this command needs it beside DATABASE_URL.")
    return value


def _given_databases(given: Mapping[str, str]) -> dict[str, str]:
    web = _postgresql(given, "DATABASE_URL")
    owner = _postgresql(given, "DATABASE_OWNER_URL") if given.get("DATABASE_OWNER_URL") else ""
    worker = _postgresql(given, "DATABASE_WORKER_URL") if given.get("DATABASE_WORKER_URL") else ""
    return {"database_url": web, "owner_url": owner, "worker_url": worker}


def _embedded_databases(data_dir: Path) -> dict[str, str]:
    server = embedded.ensure(data_dir)
    embedded.prepare(server)
    return {
        "database_url": server.url("portal_app"),
        "owner_url": server.url("portal_owner"),
        "worker_url": server.url("portal_worker"),
    }


def _postgresql(given: Mapping[str, str], name: str) -> str:
    url = given[name]
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"} or not rest:
        raise SettingError(f"{name} must look like postgresql://user:password@host/database.")
    return f"postgresql+psycopg://{rest}"


def _secret_key(given: Mapping[str, str], data_dir: Path, *, production: bool) -> str:
    key = given.get("SECRET_KEY", "")
    if production or key:
        if len(key) < SHORTEST_SECRET:
            raise SettingError(
                f"SECRET_KEY must have at least {SHORTEST_SECRET} characters: "
                "make one with `python3 -c 'import secrets; print(secrets.token_hex(32))'`."
            )
        return key
    return _kept_key(data_dir / "secret_key")


def _field_keys(given: Mapping[str, str], data_dir: Path, *, production: bool) -> tuple[str, ...]:
    """Return the key that wraps the organisations' keys, then the one it replaces, if any."""
    keys = [given[name] for name in ("FIELD_KEY", "FIELD_KEY_BEFORE") if given.get(name)]
    if not (production or keys):
        return (_kept_key(data_dir / "field_key"),)
    if not given.get("FIELD_KEY") or not all(FIELD_KEY.fullmatch(key) for key in keys):
        raise SettingError(
            "FIELD_KEY must be 64 hexadecimal digits, and so FIELD_KEY_BEFORE if it is set: "
            "make one with `python3 -c 'import secrets; print(secrets.token_hex(32))'`."
        )
    return tuple(keys)


def _kept_key(file: Path) -> str:
    """Keep the embedded installation's own secret beside its data."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text()
    with os.fdopen(handle, "w") as new:
        new.write(secrets.token_hex(32))
    return file.read_text()


def _smtp_url(given: Mapping[str, str], *, production: bool) -> str | None:
    url = given.get("SMTP_URL")
    if url and urlsplit(url).scheme not in {"smtp", "smtps", "smtp+starttls"}:
        raise SettingError("SMTP_URL must look like smtp+starttls://user:password@host:587.")
    if production and not url:
        raise SettingError("SMTP_URL is missing: set it to smtp+starttls://user:password@host:587.")
    return url or None


def _mail_from(given: Mapping[str, str], *, production: bool) -> str:
    sender = given.get("MAIL_FROM") or ("" if production else DEMO_SENDER)
    if not _ADDRESS.fullmatch(sender):
        raise SettingError("MAIL_FROM is missing or no address: set it to portale@your-domain.")
    return sender


def _public_url(given: Mapping[str, str], port: int, *, production: bool) -> str:
    url = given.get("PUBLIC_URL", "").rstrip("/")
    if production and urlsplit(url).scheme != "https":
        raise SettingError("PUBLIC_URL is missing: set it to the https address people will open.")
    return url or f"http://localhost:{port}"


def _port(given: Mapping[str, str]) -> int:
    value = given.get("PORTAL_PORT") or "8000"
    if not value.isdigit() or not 0 < int(value) <= HIGHEST_PORT:
        raise SettingError(f"PORTAL_PORT must be a number from 1 to {HIGHEST_PORT}, not {value!r}.")
    return int(value)


def _demo_password(given: Mapping[str, str]) -> str:
    password = given.get("PORTAL_DEMO_PASSWORD") or DEMO_PASSWORD
    if len(password) < SHORTEST_PASSWORD:
        raise SettingError(
            f"PORTAL_DEMO_PASSWORD must have at least {SHORTEST_PASSWORD} characters."
        )
    return password
