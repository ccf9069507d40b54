"""Draws problems as text: where, what, the excerpt with its caret, what to do. Prints nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.text import Text

from annosite.base.diagnostics import Diagnostic, Label
from annosite.base.textfile import Place
from annosite.base.visible import visible

WINDOW = 96
"""Cells of an excerpt that are shown: a paragraph is often one line of a thousand."""
LEAD = 32
"""Cells kept before the caret where the excerpt is cut."""
PER_CODE = 10
"""How many problems of one code are drawn before "and 37 more"."""

_STYLES = {"error": "bold red", "warning": "bold yellow"}


def draw_all(diagnostics: Iterable[Diagnostic], prefix: str = "", limit: int = PER_CODE) -> Iterator[Text]:
    """Yield the lines that show these problems, by file and line, at most ``limit`` of a code (0: all).

    ``prefix`` is put before paths, so that they can be opened from the folder the person is in.
    """
    ordered = sorted(diagnostics, key=lambda d: d.sort_key)
    seen: Counter[str] = Counter()
    for diagnostic in ordered:
        seen[diagnostic.code] += 1
        if not limit or seen[diagnostic.code] <= limit:
            yield from draw(diagnostic, prefix)
            yield Text()
    for code, count in sorted(seen.items()):
        if limit and count > limit:
            yield Text(f"… and {count - limit} more [{code}]", style="dim")
            yield Text()


def draw(diagnostic: Diagnostic, prefix: str = "") -> Iterator[Text]:
    """Yield the lines that show one problem."""
    head = Text()
    if diagnostic.place and diagnostic.place.path:
        head.append(f"{where(diagnostic.place, prefix)}: ", style="bold")
    head.append(diagnostic.severity, style=_STYLES[diagnostic.severity])
    head.append(f": {visible(diagnostic.message)} ")
    head.append(f"[{diagnostic.code}]", style="dim")
    yield head
    if diagnostic.place:
        yield from _excerpt(diagnostic.place, _STYLES[diagnostic.severity])
    for label in diagnostic.labels:
        yield from _label(label, prefix)
    for hint in diagnostic.hints:
        first, *rest = hint.rstrip("\n").split("\n")
        yield Text("  → ", style="cyan").append(visible(first), style="default")
        yield from (Text(f"    {visible(line)}") for line in rest)


def where(place: Place, prefix: str = "") -> str:
    """Return ``path:line:column`` as far as it is known: what editors and terminals make a link of."""
    numbers = [str(n) for n in (place.line, place.column if place.line else 0) if n]
    return ":".join([visible(prefix + place.path), *numbers])


def _label(label: Label, prefix: str) -> Iterator[Text]:
    line = Text(f"  {where(label.place, prefix)}", style="bold")
    if label.text:
        line.append(f": {visible(label.text)}", style="not bold")
    yield line
    yield from _excerpt(label.place, "bold blue")


def _excerpt(place: Place, style: str) -> Iterator[Text]:
    if not place.line or not place.excerpt.strip():
        return
    before, marked, after = _cut(place)
    gutter = f"{place.line:>5} │ "
    yield Text(gutter, style="blue").append(before + marked + after, style="default")
    if place.column:
        blank = " " * (len(gutter) - 2) + "│ "
        caret = "^" * max(1, cell_len(marked))
        yield Text(blank, style="blue").append(" " * cell_len(before)).append(caret, style=style)


def _cut(place: Place) -> tuple[str, str, str]:
    """Split the excerpt before, at and after the caret, and cut it to the window with the caret in it."""
    start = max(0, place.column - 1)
    before = visible(place.excerpt[:start])
    marked = visible(place.excerpt[start : start + place.width])
    after = visible(place.excerpt[start + place.width :])
    if cell_len(before + marked + after) <= WINDOW:
        return before, marked, after
    if cell_len(before) > LEAD and place.column:
        before = "…" + before[-(LEAD - 1) :]
    marked = _crop(marked, WINDOW - cell_len(before))
    return before, marked, _crop(after, WINDOW - cell_len(before + marked))


def _crop(text: str, cells: int) -> str:
    if cell_len(text) <= cells:
        return text
    while text and cell_len(text) > cells - 1:
        text = text[: max(0, min(len(text) - 1, cells - 1))]
    return text + "…"
