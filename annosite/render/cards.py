"""Preview pictures for other sites' links: title, site and date on a plain card, as PNG.

Drawn with Pillow, an extra. The same words, fonts and Pillow give the same bytes. Only what the theme's Latin fonts
can show is drawn: a card of empty boxes would be worse than none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

from annosite.model.sheet import Sheet
from annosite.model.view import ArticleView, NotePageView

FOLDER = "cards/"
SIZE = (1200, 630)
"""Pixels: the proportion that previews are cut to."""
_MARGIN, _TITLE_ROOM, _FOOT = 80, 330, 500
_SIZES = (80, 68, 58, 50)
_LINES = 5
_INK, _PAPER = "#1b1b1a", "#fbfaf7"
_GRAYS = 16
_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
)
_DRAWN = re.compile(f"[{''.join(f'{re.escape(chr(low))}-{re.escape(chr(high))}' for low, high in _RANGES)}]+")


def card_path(url: str) -> str:
    """Return where the card of the page at ``url`` stands in the output: ``cards/articles/briefing.png``."""
    return f"{FOLDER}{url.rstrip('/')}.png"


def page_card(sheet: Sheet) -> str:
    """Return the site path of the page's card; empty: it has none. A note without its own shows its article's."""
    view, mode = sheet.view, sheet.site.cards
    if isinstance(view, ArticleView):
        return card_path(sheet.head.path) if mode and can_draw(view.plain_title) else ""
    if isinstance(view, NotePageView) and mode and can_draw(view.article.title):
        return card_path(sheet.head.path if mode == "all" else view.article.url)
    return ""


def can_draw(text: str) -> bool:
    """Return whether the fonts have all of the text's characters."""
    return _DRAWN.fullmatch(text) is not None


def card_png(title: str, site: str, date: str, accent: str, fonts: Sequence[bytes]) -> bytes:
    """Return the card; ``accent`` is ``#rrggbb``, ``fonts`` are tried in order for each character.

    Site and date are left out where the fonts cannot show them. ImportError: Pillow is not installed.
    """
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra

    image = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(image)
    size, lines = _fitted(draw, title, tuple(fonts))
    for number, line in enumerate(lines):
        _write(draw, (_MARGIN, _MARGIN + 30 + number * size * 6 // 5), line, tuple(fonts), size)
    foot = " · ".join(part for part in (site, date) if can_draw(part))
    _write(draw, (_MARGIN, _FOOT), _cut(draw, foot, tuple(fonts), 34), tuple(fonts), 34)
    return _encoded(image, accent)


def _fitted(draw: Any, title: str, fonts: tuple[bytes, ...]) -> tuple[int, list[str]]:
    """Return the largest size at which the title has room, and its lines; the last is cut where none has."""
    for size in _SIZES:
        lines = _wrapped(draw, title, fonts, size)
        if len(lines) <= min(_LINES, _TITLE_ROOM // (size * 6 // 5)):
            return size, lines
    most = min(_LINES, _TITLE_ROOM // (_SIZES[-1] * 6 // 5))
    kept = lines[:most]
    kept[-1] = _cut(draw, f"{kept[-1]} …", fonts, _SIZES[-1])
    return _SIZES[-1], kept


def _wrapped(draw: Any, text: str, fonts: tuple[bytes, ...], size: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(draw, longer, fonts, size) > SIZE[0] - 2 * _MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return [_cut(draw, line, fonts, size) for line in lines]


def _cut(draw: Any, text: str, fonts: tuple[bytes, ...], size: int) -> str:
    room = SIZE[0] - 2 * _MARGIN
    if _width(draw, text, fonts, size) <= room:
        return text
    while text and _width(draw, f"{text}…", fonts, size) > room:
        text = text[:-1].rstrip(" …")
    return f"{text}…"


def _width(draw: Any, text: str, fonts: tuple[bytes, ...], size: int) -> float:
    return sum((draw.textlength(run, font=font) for run, font in _runs(text, fonts, size)), 0.0)


def _write(draw: Any, at: tuple[float, float], text: str, fonts: tuple[bytes, ...], size: int) -> None:
    x, y = at
    for run, font in _runs(text, fonts, size):
        draw.text((x, y + size), run, font=font, fill=0, anchor="ls")
        x += draw.textlength(run, font=font)


def _runs(text: str, fonts: tuple[bytes, ...], size: int) -> list[tuple[str, Any]]:
    """Return the text in pieces, each with the first font that has its characters."""
    runs: list[tuple[str, Any]] = []
    loaded = _loaded(fonts, size)
    for char in text:
        font = next((font for font, absent in loaded if _glyph(font, char) != absent), loaded[0][0])
        if runs and runs[-1][1] is font:
            runs[-1] = (runs[-1][0] + char, font)
        else:
            runs.append((char, font))
    return runs


@lru_cache(maxsize=16)
def _loaded(fonts: tuple[bytes, ...], size: int) -> list[tuple[Any, bytes]]:
    """Return fonts with what each draws for a character that it lacks; Pillow's own where a theme has none it can read."""
    from PIL import ImageFont  # noqa: PLC0415

    found: list[Any] = []
    for data in fonts:
        try:
            found.append(ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC))
        except OSError:
            continue
    found = found or [ImageFont.load_default(size)]
    return [(font, _glyph(font, "\ufffe")) for font in found]


@lru_cache(maxsize=4096)
def _glyph(font: Any, char: str) -> bytes:
    if char.isspace():
        return b"space"
    mask = font.getmask(char)
    return bytes(mask) + repr(mask.size).encode()


def _encoded(image: Any, accent: str) -> bytes:
    """Return the gray picture as a palette PNG of ink on paper, with a bar of the accent colour above."""
    from PIL import Image  # noqa: PLC0415

    ink, paper = _rgb(_INK), _rgb(_PAPER)
    steps = _GRAYS - 2
    shades = [
        tuple(low + (high - low) * step // steps for low, high in zip(ink, paper, strict=True))
        for step in range(steps + 1)
    ]
    reduced = image.point([value * steps // 255 for value in range(256)])
    card = Image.frombytes("P", SIZE, reduced.tobytes())
    card.putpalette([part for shade in (*shades, _rgb(accent)) for part in shade])
    card.paste(steps + 1, (0, 0, SIZE[0], 20))
    out = BytesIO()
    card.save(out, "PNG", bits=4, compress_level=3)
    return out.getvalue()


def _rgb(color: str) -> tuple[int, ...]:
    digits = color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))
