import json
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def shared():
    """The folder of real public files beside the repository."""
    folder = Path(settings.BASE_DIR).parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("../shared/data is not here: the readers were not tried on real files")
    return folder


@pytest.fixture
def write(tmp_path):
    """Put a file into a fresh folder; a value other than text or bytes is written as JSON."""

    def put(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, str | bytes):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put
