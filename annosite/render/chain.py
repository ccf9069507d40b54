"""Which templates there are, layer over layer, and which of them a name means."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from annosite.base.digest import digest

PARENT = "!parent/"


class Chain:
    """Which layer's template a name means. Inside Jinja a template is called ``LAYER/NAME``."""

    def __init__(self, templates: Mapping[str, Mapping[str, str]], where: Sequence[str]) -> None:
        self._templates = {layer: dict(files) for layer, files in templates.items()}
        self._layers = list(templates)
        self._where = dict(zip(self._layers, where, strict=True))

    def first(self, name: str, below: str = "") -> str | None:
        """Return the full name of the first template called ``name``, of the layers after ``below`` if given."""
        start = self._layers.index(below) + 1 if below else 0
        for layer in self._layers[start:]:
            if name in self._templates[layer]:
                return f"{layer}/{name}"
        return None

    def resolve(self, name: str, parent: str) -> str | None:
        """Return the full name of what the template ``parent`` means by ``name``; ``!parent/NAME`` begins below its own layer."""
        below = parent.partition("/")[0] if name.startswith(PARENT) else ""
        return self.first(name.removeprefix(PARENT), below)

    @cached_property
    def digest(self) -> str:
        """Of all templates, in the order of their layers."""
        return digest([(layer, self._templates[layer]) for layer in self._layers])

    def source(self, full: str) -> str | None:
        """Return the text of ``LAYER/NAME``."""
        layer, _, name = full.partition("/")
        return self._templates.get(layer, {}).get(name)

    def path(self, full: str) -> str:
        """Return what people call ``LAYER/NAME``: ``themes/mine/templates/article.html``."""
        layer, _, name = full.partition("/")
        return f"{self._where.get(layer, layer)}/templates/{name}"

    def full_name(self, path: str) -> str | None:
        """Return the template whose ``path`` this is."""
        for layer in self._layers:
            name = path.removeprefix(f"{self._where[layer]}/templates/")
            if name != path and name in self._templates[layer]:
                return f"{layer}/{name}"
        return None
