"""The sandbox's mailbox: every mail that its server received, one file a Message-ID, under `VAR_DIR/mail/`."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from functools import cached_property
from pathlib import Path

from django.conf import settings

NEWEST = 200


def folder() -> Path:
    """Where the mails are; `demo --reset` throws it away with the database, whose job numbers name the mails."""
    return Path(settings.VAR_DIR) / "mail"


@dataclass(frozen=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """One mail that was received, however often it came."""

    path: Path

    @property
    def id(self) -> str:
        """A name that may stand in an address."""
        return self.path.stem

    @cached_property
    def headers(self) -> EmailMessage:
        """The mail without its body."""
        with self.path.open("rb") as file:
            return BytesHeaderParser(policy=policy.default).parse(file)  # type: ignore[arg-type, return-value]

    @cached_property
    def message(self) -> EmailMessage:
        """The whole mail."""
        return message_from_bytes(self.path.read_bytes(), policy=policy.default)  # type: ignore[arg-type, return-value]

    @cached_property
    def arrivals(self) -> list[datetime]:
        """When it came, each time."""
        return [datetime.fromisoformat(line) for line in _arrivals(self.path).read_text().splitlines()]

    @property
    def header_lines(self) -> list[tuple[str, str]]:
        """Every header, in order."""
        return list(self.headers.items())

    @property
    def language(self) -> str:
        """The language that it is written in, as it says itself, or nothing."""
        return str(self.headers["Content-Language"] or "")

    @property
    def text(self) -> str:
        """The text part, or nothing."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """The HTML part, or nothing."""
        return self._part("html")

    @cached_property
    def attachments(self) -> list[Attachment]:
        """The files that came with it, in order."""
        parts = [part for part in self.message.walk() if part.get_content_disposition() == "attachment"]
        contents = [part.get_payload(decode=True) for part in parts]
        return [
            Attachment(part.get_filename() or "", part.get_content_type(), content)
            for part, content in zip(parts, contents, strict=True)
            if isinstance(content, bytes)
        ]

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if isinstance(part, EmailMessage) else ""


def keep(content: bytes) -> Mail:
    """Put a mail into the mailbox. One that is there already, by its Message-ID, is only noted to have come again."""
    headers = BytesHeaderParser(policy=policy.default).parsebytes(content)
    name = str(headers["Message-ID"] or "").strip().encode() or content
    path = folder() / f"{hashlib.sha256(name).hexdigest()[:32]}.eml"
    folder().mkdir(parents=True, exist_ok=True)
    with _arrivals(path).open("a") as arrivals:
        arrivals.write(f"{datetime.now(UTC).isoformat()}\n")
    if not path.exists():
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return Mail(path)


def newest(*, to: str = "") -> list[Mail]:
    """The mails that came last, newest first, at most NEWEST; only those to addresses that contain `to`, if given."""
    paths = sorted(folder().glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    mails = (Mail(path) for path in paths)
    wanted = to.strip().lower()
    found = (mail for mail in mails if wanted in str(mail.headers["To"]).lower())
    return [mail for mail, _ in zip(found, range(NEWEST), strict=False)]


def find(id: str) -> Mail | None:
    """One mail by its id."""
    path = folder() / f"{id}.eml"
    return Mail(path) if path.is_file() else None


def _arrivals(path: Path) -> Path:
    return path.with_suffix(".arrivals")
