"""What is said of a picture that is not found; model/pictures.py finds them."""

from posixpath import dirname

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place
from annosite.model.codes import problem


def image_not_found(image: str, owner: str, place: Place | None) -> Diagnostic:
    """Return the problem that ``locate`` found nothing."""
    return problem(
        "no-image",
        f"the picture `{image}` is not found",
        place or Place(owner),
        f"Put it beside this file ({dirname(owner)}/) or into content/static/; capitals count.",
    )
