"""How static files are stored when they are collected: hashed, compressed, and the style sheets joined into one."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts each file that css/site.css imports in the import's place.

    The sources stay one file a component and work unjoined; a phone far from the server fetches one file, not thirty.
    """

    def post_process(self, paths: dict[str, tuple[Any, str]], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            joined = join(paths)
            self.delete(SHEET)
            self.save(SHEET, ContentFile(joined))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def join(paths: dict[str, tuple[Any, str]]) -> str:
    """The text of css/site.css with its imports replaced by the files themselves."""
    return IMPORT.sub(lambda found: read(paths, f"css/{found[1]}"), read(paths, SHEET))


def read(paths: dict[str, tuple[Any, str]], name: str) -> str:
    """The text of a collected file, from where it came."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
