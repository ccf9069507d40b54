"""The site as it stands in memory: rebuilt when files change, its pages made when somebody asks for them."""

import asyncio
import mimetypes
import traceback
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from annosite.base.diagnostics import Diagnostic, has_errors
from annosite.model.catalogue import Catalogue
from annosite.model.page import Artifact, ArtifactGroup
from annosite.render.failure import TemplateFailure
from annosite.serve.trouble import Trouble, trouble_page

UNREADABLE = frozenset({"not-text", "control-character", "too-large", "no-front-matter", "file-vanished"})
"""Codes, beside those of YAML's syntax, after which nothing of a file is known."""
OK, MOVED, NOT_FOUND, BROKEN = 200, 302, 404, 500


class Snapshot(Struct, frozen=True):
    """One build: what there is to show and what was wrong."""

    files: Catalogue = field(default_factory=Catalogue)
    """What the output folder would have."""
    glance: Callable[[Collection[str]], Iterable[ArtifactGroup]] = lambda _changed: ()
    """Returns articles as they are after a change of the given files, where that can be told without a build."""
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""
    """Why there is no build at all: an exception's text."""
    trace: str = ""
    """Where it was raised, for the terminal."""

    def unreadable(self, artifact: Artifact) -> tuple[Diagnostic, ...]:
        """Return why a page would lack all that one of its own files says: that file cannot be read."""
        stem = artifact.origin.removesuffix(".md")
        if stem == artifact.origin:
            return ()
        return tuple(
            problem
            for problem in self.diagnostics
            if problem.severity == "error"
            and problem.place is not None
            and problem.place.path.startswith(f"{stem}.")
            and (problem.code.startswith("yaml-") or problem.code in UNREADABLE)
        )

    @property
    def looks(self) -> tuple[object, ...]:
        """Return what a reload would show the difference of."""
        return (self.files.keys, self.diagnostics, self.failure)


class Answer(Struct, frozen=True):
    """What to send for a path."""

    status: int
    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    key: str = ""
    """Of the content, for ETag; empty: not to be kept."""
    location: str = ""
    problems: tuple[Diagnostic, ...] = ()
    """Errors to tell on a page that can be shown all the same."""


class Preview:
    """Keeps the newest snapshot and answers from it.

    Building and producing happen in one thread, one after the other: a request that comes while a build runs is
    answered from that build, and nothing below needs to be safe for several threads.
    """

    def __init__(self, make: Callable[[], Snapshot]) -> None:
        self._make = make
        self._snapshot = Snapshot()
        self._sound = self._snapshot.files
        """What the last build without errors was to publish."""
        self._rules = ""
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")

    @property
    def snapshot(self) -> Snapshot:
        """Return the newest build."""
        return self._snapshot

    @property
    def rules(self) -> str:
        """Return the text of the site's own ``_headers`` file; empty where it publishes none."""
        return self._rules

    async def refresh(self) -> bool:
        """Build again; return whether there is anything new to see."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._refresh)

    async def glance(self, changed: Collection[str]) -> bool:
        """Show articles as they are now that these files of theirs changed, the rest as it was; return whether anything is new."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._glance, changed)

    async def answer(self, path: str) -> Answer:
        """Return what stands at a URL's ``path`` (percent-encoded, with its leading slash)."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._answer, path)

    async def problems(self) -> Answer:
        """Return the page that lists all problems."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._problems)

    def close(self) -> None:
        """Let go of the thread; what it is doing is not waited for."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _refresh(self) -> bool:
        before = self._snapshot.looks
        try:
            self._snapshot = self._make()
            rules = self._snapshot.files.find("_headers")
            self._rules = rules.produce().decode() if rules else ""
        except Exception as error:  # noqa: BLE001 - the preview outlives whatever a build dies of
            self._snapshot = Snapshot(failure=_told(error), trace=traceback.format_exc())
        if self._snapshot.files.files and not has_errors(self._snapshot.diagnostics):
            self._sound = self._snapshot.files
        return self._snapshot.looks != before

    def _glance(self, changed: Collection[str]) -> bool:
        before = self._snapshot
        try:
            groups = {group.name: group for group in before.glance(changed)}
        except Exception:  # noqa: BLE001 - the build that follows will say what is wrong
            return False
        known = before.files.groups
        if all(name in known and known[name].key == group.key for name, group in groups.items()):
            return False
        rest = (one for one in before.files.in_order() if isinstance(one, Artifact) or one.name not in groups)
        self._snapshot = replace(before, files=Catalogue((*groups.values(), *rest)))
        return True

    def _answer(self, path: str) -> Answer:
        snapshot = self._snapshot
        name = unquote(path).lstrip("/")
        if name == "" or name.endswith("/"):
            name += "index.html"
        artifact = snapshot.files.find(name)
        if artifact is not None:
            return self._produce(snapshot, artifact, OK)
        if snapshot.files.find(f"{name}/index.html"):
            return Answer(MOVED, location="/" + path.strip("/") + "/")
        if snapshot.failure or has_errors(snapshot.diagnostics):
            status = BROKEN if self._sound.may_have(name) or not snapshot.files.files else NOT_FOUND
            return _broken(status, path, snapshot.diagnostics, snapshot.failure)
        not_found = snapshot.files.find("404.html")
        if not_found is not None:
            return self._produce(snapshot, not_found, NOT_FOUND)
        return _broken(NOT_FOUND, path, (), "")

    def _produce(self, snapshot: Snapshot, artifact: Artifact, status: int) -> Answer:
        name = artifact.path
        if unreadable := snapshot.unreadable(artifact):
            return _broken(BROKEN, f"/{name.removesuffix('index.html')}", unreadable, "")
        try:
            body = artifact.produce()
        except TemplateFailure as error:
            return _broken(BROKEN, f"/{name}", (error.diagnostic,), "")
        except Exception as error:  # noqa: BLE001 - one page that cannot be made takes no other with it
            return _broken(BROKEN, f"/{name}", snapshot.diagnostics, _told(error))
        errors = tuple(d for d in snapshot.diagnostics if d.severity == "error")
        return Answer(status, body, content_type(name), artifact.key, problems=errors)

    def _problems(self) -> Answer:
        snapshot = self._snapshot
        body = trouble_page(Trouble("", snapshot.diagnostics, snapshot.failure))
        return Answer(OK, body)


def content_type(name: str) -> str:
    """Return the media type of a published file."""
    ending = name.rpartition(".")[2].lower()
    known = {
        "html": "text/html",
        "css": "text/css",
        "js": "text/javascript",
        "json": "application/json",
        "jsonld": "application/ld+json",
        "xml": "application/xml",
        "svg": "image/svg+xml",
        "txt": "text/plain",
        "woff2": "font/woff2",
        "webmanifest": "application/manifest+json",
    }
    found = known.get(ending) or mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream"
    return (
        f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith(("json", "xml")) else found
    )


def _broken(status: int, path: str, diagnostics: tuple[Diagnostic, ...], failure: str) -> Answer:
    return Answer(status, trouble_page(Trouble(path, diagnostics, failure)))


def _told(error: BaseException) -> str:
    return "".join(traceback.format_exception_only(error)).strip()
