"""Bringing a published file here. Nothing about anybody is sent: it is the same file for all."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests

TIMEOUT = (10, 60)  # seconds to connect, and between two pieces
LARGEST = 100_000_000  # bytes
PIECE = 1 << 16
Progress = Callable[[int, int | None], None]


class NotFetched(Exception):
    """A file could not be brought whole. Says why in a sentence."""


def fetch(url: str, folder: Path, *, progress: Progress = lambda done, whole: None) -> Path:
    """The file at an address, put into a folder under its own name. `progress` is told the bytes so far, and of how
    many, None where the server does not say. Raises NotFetched."""
    name = Path(urlsplit(url).path).name
    try:
        with requests.get(url, stream=True, timeout=TIMEOUT) as answer:
            answer.raise_for_status()
            return write(answer, folder / name, progress)
    except requests.RequestException as error:
        raise NotFetched(f"{url}: {reason(error)}") from error


def write(answer: requests.Response, path: Path, progress: Progress) -> Path:
    """Write the body piece by piece; less than was announced is an error, not a shorter file."""
    announced = answer.headers.get("Content-Length", "")
    whole = int(announced) if announced.isdigit() and "Content-Encoding" not in answer.headers else None
    done = 0
    with path.open("wb") as file:
        for piece in answer.iter_content(PIECE):
            done += len(piece)
            if done > LARGEST:
                raise NotFetched(f"{answer.url}: it is larger than {LARGEST:,} bytes.")
            file.write(piece)
            progress(done, whole)
    if whole is not None and done != whole:
        raise NotFetched(f"{answer.url}: it broke off after {done:,} of {whole:,} bytes.")
    return path


def reason(error: requests.RequestException) -> str:
    """Why a request failed, in few words."""
    if error.response is not None:
        return f"the server answered {error.response.status_code}."
    if isinstance(error, requests.Timeout):
        return "the server did not answer in time."
    return "the server cannot be reached, or broke off."
