"""A real preview, in a process of its own."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path


class Running:
    """One ``annosite serve`` on a free port."""

    def __init__(self, root: Path, *args: str):
        self.log = root.parent / "serve.log"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "annosite", "serve", str(root), "--port", "0", *args],
            stdin=subprocess.DEVNULL,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.url = self.wait_for(lambda: re.search(r"http://\S+/", self.said())).group()
        self.port = int(self.url.rstrip("/").rpartition(":")[2])
        self.wait_for(lambda: "Built in" in self.said())

    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(self.url + path.lstrip("/"), timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def headers(self, path: str) -> dict[str, str]:
        with urllib.request.urlopen(self.url + path.lstrip("/"), timeout=30) as answer:
            return dict(answer.headers)

    def wait_for(self, condition: Callable[[], object], seconds: float = 60) -> object:
        """Return the first true answer of ``condition``; fail where none comes."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if answer := condition():
                return answer
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"it never came to that; the preview said:\n{self.said()}")

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(30)
        finally:
            self.process.kill()
