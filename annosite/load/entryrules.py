"""What must hold within one note, correction or mention beyond the types of its values."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.textfile import Place, TextFile
from annosite.base.yamltree import Mapping
from annosite.load.words import did_you_mean, one_of
from annosite.model.codes import problem
from annosite.model.config import Config
from annosite.model.content import BODY, SUMMARY, TITLE, Anchored, Correction, MentionRule, Note


def note_problem(note: Note, node: Mapping, file: TextFile, config: Config) -> Diagnostic | None:
    """Return the first rule that the note breaks."""
    return next(_note(note, node, file, config), None)


def correction_problem(correction: Correction, node: Mapping, file: TextFile) -> Diagnostic | None:
    """Return the first rule that the correction breaks."""
    return next(_correction(correction, node, file), None)


def mention_problem(rule: MentionRule, node: Mapping, file: TextFile) -> Diagnostic | None:
    """Return the first rule that the entry breaks."""
    return next(_mention(rule, node, file), None)


def _at(file: TextFile, node: Mapping, *keys: str) -> Place:
    """Return the place of the first of these keys that is written, else of the entry."""
    for key in keys:
        if key in node.pairs:
            at, value = node.pairs[key]
            return file.place(at.start, value.end)
    return file.place(node.start, node.end)


def _value(file: TextFile, node: Mapping, key: str) -> Place:
    at = node.get(key) or node
    return file.place(at.start, at.end)


def _note(note: Note, node: Mapping, file: TextFile, config: Config) -> Iterator[Diagnostic]:
    quoted = bool(note.anchor.quotes)
    if note.kind not in config.note_kinds:
        kinds = list(config.note_kinds)
        message = f"`{note.kind}` is not a kind of note: it must be {one_of(kinds)}"
        yield problem("bad-choice", message, _value(file, node, "kind"), *did_you_mean(note.kind, kinds))
    verdicts = [verdict.id for verdict in config.verdicts] if note.verdict else []
    if note.verdict and note.verdict not in verdicts:
        message = f"`{note.verdict}` is not a verdict of this site: it must be {one_of(verdicts)}"
        yield problem(
            "bad-choice", message, _value(file, node, "verdict"), *did_you_mean(note.verdict, verdicts)
        )
    for key in ("verdict", "claim"):
        if key in node.pairs and getattr(note, key) and note.kind != "fact-check":
            message = f"`{key}` is for fact-checks, and this note is of the kind `{note.kind}`"
            yield problem("out-of-place", message, _at(file, node, key), "Add a line `kind: fact-check`.")
    if note.display == "top" and quoted:
        message = "`display: top` is for notes on the article as a whole, and this one quotes words"
        yield problem(
            "out-of-place", message, _at(file, node, "display"), "Delete the quote, or write `display: box`."
        )
    yield from _anchor(note.anchor, node, file, ("body", "title", "summary", "#the-id-of-a-heading"))
    if note.anchor.through is not None and len(note.anchor.quotes) != 1:
        message = "`through` needs one quote, with which the passage begins"
        yield problem("out-of-place", message, _at(file, node, "through"))
    if not (note.text or note.sources or note.verdict or note.claim or len(note.about) == 1):
        many = "; `about` names several, so none of their summaries can stand for it" if note.about else ""
        yield problem(
            "says-nothing", f"this note says nothing{many}", _at(file, node), "Add a line `text: …`."
        )


def _correction(correction: Correction, node: Mapping, file: TextFile) -> Iterator[Diagnostic]:
    quoted = bool(correction.anchor.quotes)
    whole = not quoted and not correction.anchor.target.startswith("note:")
    if correction.replacement is not None and not quoted:
        message = "`replacement` needs a `quote`: the words that it replaces"
        yield problem("out-of-place", message, _at(file, node, "replacement"))
    if correction.kind == "retraction" and not whole:
        message = "a retraction is of the article as a whole, and this one quotes words"
        yield problem(
            "out-of-place",
            message,
            _at(file, node, "quote", "in"),
            "Delete the quote, or choose another kind.",
        )
    if correction.applied and not correction.replacement:
        message = "`applied: true` needs a `replacement`: the words by which it is found in the file"
        yield problem("out-of-place", message, _at(file, node, "applied"))
    if correction.supersedes and not quoted:
        message = "`supersedes` needs a `quote`: the same words as those of the earlier correction"
        yield problem("out-of-place", message, _at(file, node, "supersedes"))
    if correction.supersedes and correction.supersedes == correction.id:
        yield problem("out-of-place", "a correction cannot supersede itself", _at(file, node, "supersedes"))
    yield from _anchor(
        correction.anchor, node, file, ("body", "title", "summary", "#the-id-of-a-heading", "note:ID")
    )
    if correction.replacement is None and not correction.reason.strip():
        message = "this correction says nothing: it has neither a `replacement` nor a `reason`"
        yield problem("says-nothing", message, _at(file, node))


def _mention(rule: MentionRule, node: Mapping, file: TextFile) -> Iterator[Diagnostic]:
    if not rule.anchor.quotes:
        message = "this entry needs a `quote`: the words of which it says whom they mean"
        yield problem("missing-key", message, _at(file, node))
    yield from _anchor(rule.anchor, node, file, ("body", "title", "summary", "#the-id-of-a-heading"))


def _anchor(
    anchor: Anchored, node: Mapping, file: TextFile, targets: tuple[str, ...]
) -> Iterator[Diagnostic]:
    target = anchor.target
    named = target.startswith("note:") and len(target) > 5 and "note:ID" in targets
    section = target.startswith("#") and len(target) > 1 and " " not in target
    if target not in (BODY, TITLE, SUMMARY) and not named and not section:
        hints = did_you_mean(target, targets)
        if target.startswith("note:"):
            hints = ("Only corrections can be of a note.",)
        message = f"`in` is `{target}`; it must be {one_of(targets)}"
        yield problem("bad-choice", message, _value(file, node, "in"), *hints)
    if not anchor.quotes and "in" in node.pairs and not named:
        yield problem("out-of-place", "`in` needs a `quote` to be sought there", _at(file, node, "in"))
    if anchor.occurrence is not None and not anchor.quotes:
        yield problem("out-of-place", "`occurrence` needs a `quote`", _at(file, node, "occurrence"))
    if isinstance(anchor.occurrence, int) and len(anchor.quotes) > 1:
        message = f"`occurrence: {anchor.occurrence}` with several quotes does not say of which"
        hint = "Write a quote as `{exact: …, prefix: …}`, with the words before it."
        yield problem("out-of-place", message, _at(file, node, "occurrence"), hint)
