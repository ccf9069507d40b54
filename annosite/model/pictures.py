"""Where the pictures that front matter and entities name are to be found."""

from collections.abc import Container
from posixpath import dirname, join, normpath


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
