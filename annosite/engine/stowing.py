"""A big site put together in a process of its own, and left in the memo: this process then begins from there.

To put a site together takes all records at once, and leaves as much in holes of the memory; to draw it takes one after the other.
"""

from functools import partial

from msgspec.structs import replace

from annosite.base.apart import Told, apart, can_fork
from annosite.base.diagnostics import has_errors
from annosite.engine.amending import Amendment, amend
from annosite.engine.desk import Desk
from annosite.engine.standing import Frame, Standing, load_standing, remember
from annosite.engine.whole import put_together
from annosite.model.build import Progress
from annosite.model.pipeline import Pipeline
from annosite.model.site import Material

WRONG = "unsound"
"""Where the memo has the frame of a site in which something was wrong: it will be put together where that can be told."""
MANY = 500
"""Articles from which it pays: reading what was left takes some tenths of a second at ten thousand."""


def stowed(
    frame: Frame,
    desk: Desk,
    material: Material,
    pipeline: Pipeline,
    before: Standing | None,
    progress: Progress,
) -> Amendment | None:
    """Put the site together, remember how it stands (engine/standing.py), and return it as it begins from there.

    None where it is not worth it, since only articles changed and few pages will be drawn; where it cannot be done; or
    where something is wrong. Then it has to be put together here.
    """
    options = desk.context.options
    worth = len(desk.written) >= MANY and options.jobs != 1 and options.executor in ("auto", "processes")
    known = {frame.matter.encode()} & {
        before.frame.matter.encode() if before else b"",
        desk.memo.whole(WRONG),
    }
    if not worth or known or not desk.memo.lasts or not can_fork():
        return None
    desk.memo.release()
    why = apart(partial(_stow, frame, desk, material, pipeline, before), progress)
    desk.files.recall()
    standing = load_standing(desk.memo)
    if why is None or standing is None:
        return None
    found = amend(standing, frame, desk, material)
    return None if found is None else replace(found, why=why)


def _stow(
    frame: Frame, desk: Desk, material: Material, pipeline: Pipeline, before: Standing | None, tell: Told
) -> dict[str, tuple[str, ...]] | None:
    whole = put_together(desk, material, pipeline, tell)
    if whole.missing or has_errors((*whole.own, *whole.found)):
        desk.memo.put_whole(WRONG, frame.matter.encode())
        desk.memo.release()
        return None
    remember(frame, desk, whole, before)
    desk.files.save()
    desk.memo.release()
    return whole.articles.why
