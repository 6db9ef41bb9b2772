"""What gunicorn is told, beyond its defaults."""

import runpy
from pathlib import Path

from gunicorn.config import Config
from gunicorn.http import RequestParser

CONFIGURATION = Path(__file__).parents[2] / "gunicorn.conf.py"


def test_a_long_query_reaches_the_application() -> None:
    config = Config()
    for name, value in runpy.run_path(str(CONFIGURATION)).items():
        if name in config.settings:
            config.set(name, value)
    line = f"GET /api/v1/users?cursor={'a' * 8000} HTTP/1.1"
    parser = RequestParser(config, [f"{line}\r\n\r\n".encode()], None)
    assert len(next(parser).query) > 8000
