"""Where the pictures that front matter and entities name are to be found."""

from collections.abc import Container
from posixpath import dirname, join, normpath

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.codes import problem


def locate(image: str, owner: str, files: Container[str]) -> str:
    """Return the path, relative to content/, of the picture that the file ``owner`` names; empty where there is none.

    It is sought beside the file, then under content/static. ``owner`` and ``files`` are relative to the site's folder.
    """
    name = image.lstrip("/")
    candidates = [f"content/static/{name.removeprefix('static/')}"]
    if not image.startswith("/"):
        candidates.insert(0, join(dirname(owner), name))
    for candidate in candidates:
        path = normpath(candidate)
        if path.startswith("content/") and path in files:
            return path.removeprefix("content/")
    return ""


def image_not_found(image: str, owner: str, place: Place | None) -> Diagnostic:
    """Return the problem that ``locate`` found nothing."""
    return problem(
        "no-image",
        f"the picture `{image}` is not found",
        place or Place(owner),
        f"Put it beside this file ({dirname(owner)}/) or into content/static/; capitals count.",
    )
