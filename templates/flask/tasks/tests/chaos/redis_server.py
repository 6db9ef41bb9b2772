"""A Redis of one's own, to be killed."""

import socket
import subprocess
import time
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError


class RedisServer:
    """A Redis that keeps nothing on disk: whoever kills it loses all messages."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        command = ["redis-server", *options, "--dir", str(self._folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                with Redis.from_url(self.url) as redis:
                    redis.ping()
            except RedisError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(self.url)

    def kill(self) -> None:
        """Kill it, and with it every message."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
