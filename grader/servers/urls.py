"""The addresses of the servers, and the same address for another user or database."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit, urlunsplit

from grader.errors import UsageProblem
from grader.servers.settings import Settings, read_settings


def postgres_url(settings: Settings | None = None) -> str:
    """PostgreSQL's address, `postgresql://host:port[/…]`: DOJO_POSTGRES_URL, else the Compose one.

    The address of docker-compose.yml names no user: see `with_user`. SQLAlchemy's form
    `postgresql+psycopg://` is accepted and turned into the plain one.
    Raises UsageProblem where DOJO_POSTGRES_URL is no such address.
    """
    settings = settings or read_settings()
    if not settings.postgres_address:
        return f"postgresql://127.0.0.1:{settings.postgres_port}"
    scheme, separator, rest = settings.postgres_address.partition("://")
    if not separator or scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise UsageProblem(
            "DOJO_POSTGRES_URL", "it is not an address of PostgreSQL",
            "write postgresql://host:port",
        )  # fmt: skip
    return f"postgresql://{rest}"


def mongo_url(settings: Settings | None = None) -> str:
    """MongoDB's address, `mongodb://host:port[/…]`: DOJO_MONGO_URL, else the Compose one.

    Raises UsageProblem where DOJO_MONGO_URL is no such address.
    """
    settings = settings or read_settings()
    if not settings.mongo_address:
        return f"mongodb://127.0.0.1:{settings.mongo_port}"
    if not settings.mongo_address.startswith(("mongodb://", "mongodb+srv://")):
        raise UsageProblem(
            "DOJO_MONGO_URL", "it is not an address of MongoDB", "write mongodb://host:port"
        )
    return settings.mongo_address


def with_user(url: str, user: str, password: str = "") -> str:
    """The address for another user; a user and password it held are left out."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    who = quote(user, safe="") + (":" + quote(password, safe="") if password else "")
    query = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme.startswith("postgres"):
        for name in ("user", "password"):
            query.pop(name, None)
    elif "authSource" not in query:
        query["authSource"] = ["admin"]
    path = parts.path or ("/" if query else "")
    return _joined(parts.scheme, f"{who}@{host}", path, urlencode(query, doseq=True, safe="/"))


def database_url(url: str, database: str) -> str:
    """The address of another database on the same server."""
    parts = urlsplit(url)
    query = parse_qs(parts.query, keep_blank_values=True)
    query.pop("dbname", None)
    path = "/" + quote(database, safe="")
    return _joined(parts.scheme, parts.netloc, path, urlencode(query, doseq=True, safe="/"))


def shown_url(url: str) -> str:
    """The address without its password, for messages."""
    parts = urlsplit(url)
    who, at, host = parts.netloc.rpartition("@")
    netloc = unquote(who.partition(":")[0]) + at + host
    return _joined(parts.scheme, netloc, parts.path, parts.query)


def _joined(scheme: str, netloc: str, path: str, query: str) -> str:
    # urlunsplit leaves the // of an empty host out, which is the socket's address.
    if not netloc:
        return f"{scheme}://{path}" + (f"?{query}" if query else "")
    return urlunsplit((scheme, netloc, path, query, ""))
