"""Whatever ranges are drawn over whatever text: the HTML is well formed, and without the marks it is the plain rendering."""

from collections import Counter

from annosite.annotate.mark import Drawer, edit_tag
from annosite.annotate.marks import Change, Link, Marker, Marks, NoteMark
from annosite.annotate.parse import Parsed, parse
from annosite.annotate.stream import FootnoteRef, Run, escape
from annosite.model.article import slot
from annosite.model.content import ArticleFile, Meta
from article_cases import config, tree
from hypothesis import given, settings
from hypothesis import strategies as st
from written import markdown

CONFIG = config()


def parsed(text: str) -> Parsed:
    meta = Meta("A Title of “Words”", "slug", summary="A summary, too.", language="en")
    return parse(ArticleFile("content/articles/a.md", meta, text), CONFIG).value


def all_ops(read: Parsed):
    return [*read.title, "<hr>", *read.summary, "<hr>", *read.stream.ops]


def without_marks(element) -> list:
    """Return an element as nested lists with all that annotating adds taken out, neighbouring texts joined."""
    out: list = [element.tag, tuple(sorted(element.attrib.items()))]

    def add(part) -> None:
        if isinstance(part, str) and isinstance(out[-1], str) and len(out) > 2:
            out[-1] += part
        elif part != "":
            out.append(part)

    def walk(node, applied: bool) -> None:
        add(node.text or "")
        for child in node:
            kind = child.get("class", "").split(" ")
            if child.tag == "sup" and "ref" in kind:
                pass
            elif child.tag == "mark" or set(kind) & {"mention", "mention-place", "nowrap"}:
                walk(child, applied)
            elif "correction" in kind:
                walk(child, "correction-applied" in kind)
            elif child.tag in ("del", "ins"):
                if (child.tag == "ins") == applied:
                    walk(child, applied)
            elif child.tag == "span" and child.get("id", "").startswith(("note-", "mention-", "correction-")):
                assert len(child) == 0
                assert not child.text
            else:
                add(without_marks(child))
            add(child.tail or "")

    walk(element, False)
    return out


@st.composite
def drawings(draw) -> tuple[Parsed, Marks]:
    """A text with ranges of every kind at any offsets, those of corrections each within one paragraph."""
    read = parsed(draw(markdown))
    text, units = read.prose.text, read.prose.units
    offset = st.integers(0, len(text))
    marks = Marks()
    for number in range(draw(st.integers(0, 5))):
        start, end = sorted((draw(offset), draw(offset)))
        marks.notes.append(NoteMark(f"n{number}", "context", start, end))
        visible = [at for at in range(start, end) if not text[at].isspace()]
        if visible:
            marks.markers.append(Marker(visible[-1] + 1, f"note:n{number}", slot("ref", f"note:n{number}:1")))
    free = draw(st.lists(st.sampled_from(units), max_size=3, unique=True)) if units else []
    for number, unit in enumerate(sorted(free, key=lambda u: u.start)):
        visible = [at for at in range(unit.start, unit.end) if not text[at].isspace()]
        start, last = sorted((draw(st.sampled_from(visible)), draw(st.sampled_from(visible))))
        kind = draw(st.sampled_from(["del", "ins", "", "before", "after"]))
        old, new = (f"{edit_tag(name, '')}other{escape('<&>')}</{name}>" for name in ("del", "ins"))
        change = Change(f"c{number}", start, last + 1, "del" if kind == "before" or kind == "after" else kind)
        if kind == "del":
            change.tail = new
        elif kind == "ins":
            change.lead, change.applied = old, True
        elif kind == "before":
            change.start, change.tail = change.end, new
        elif kind == "after":
            change.end, change.tail, change.leans = change.start, new, "after"
        marker = Marker(change.end, f"correction:c{number}", slot("ref", f"correction:c{number}:1"))
        if kind == "after":
            change.marker = marker
        else:
            marks.markers.append(marker)
        change.extra_ids.append(f"correction-old{number}")
        marks.changes.append(change)
    for number, unit in enumerate(units):
        visible = [at for at in range(unit.start, unit.end) if not text[at].isspace()]
        start, last = sorted((draw(st.sampled_from(visible)), draw(st.sampled_from(visible))))
        if unit.kind == "code" or draw(st.booleans()):
            continue
        inside = any(s <= last and start < e for s, e in read.stream.links)
        linked = "" if inside or draw(st.booleans()) else slot("link", "entity:e")
        marks.links.append(Link(start, last + 1, "e", f"mention-e-{number}", linked))
    for run in read.stream.ops:  # highlighted code that is corrected is not highlighted
        if isinstance(run, Run) and any(run.start <= c.start <= run.end for c in marks.changes):
            run.whole = ""
    for ref in read.stream.refs:
        marks.markers.append(Marker(ref.offset, f"note:{ref.label}", slot("ref", f"note:{ref.label}:1")))
    return read, marks


@settings(max_examples=80, deadline=None)
@given(drawings())
def test_without_the_marks_it_is_the_plain_rendering(drawing: tuple[Parsed, Marks]) -> None:
    read, marks = drawing
    ops = all_ops(read)
    plain = "".join(Drawer(read.prose.text, Marks()).draw(ops))
    html = Drawer(read.prose.text, marks).draw(ops)
    assert without_marks(tree(html)) == without_marks(tree(plain))


@settings(max_examples=80, deadline=None)
@given(drawings())
def test_every_id_once_every_marker_once_and_nothing_nests_that_must_not(
    drawing: tuple[Parsed, Marks],
) -> None:
    read, marks = drawing
    root = tree(Drawer(read.prose.text, marks).draw(all_ops(read)))
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert set(ids.values()) <= {1}
    refs = Counter(element.get("data-ref") for element in root.iter("sup"))
    wanted = Counter(marker.slot[1:-1].removeprefix("ref:") for marker in marks.markers)
    wanted += Counter(c.marker.slot[1:-1].removeprefix("ref:") for c in marks.changes if c.marker)
    assert refs == wanted
    assert {f"correction-{change.id}" for change in marks.changes} <= ids.keys()
    for link in root.iter("a"):
        inside = [element.tag for element in link.iter() if element is not link]
        assert "a" not in inside
        assert "sup" not in inside, "a marker is a control and may not stand in a link"
    for code in root.iter("code"):
        assert not list(code.iter("sup"))
    for mark in root.iter("mark"):
        assert "".join(mark.itertext()).strip()


@settings(max_examples=30, deadline=None)
@given(drawings())
def test_without_ids_there_are_none(drawing: tuple[Parsed, Marks]) -> None:
    read, marks = drawing
    html = Drawer(read.prose.text, marks, ids=False).draw(read.stream.ops)
    headings = {heading.id for heading, _, _ in read.stream.headings}
    assert {element.get("id") for element in tree(html).iter() if element.get("id")} == headings


@settings(max_examples=50, deadline=None)
@given(markdown)
def test_the_text_is_what_the_page_shows(text: str) -> None:
    read = parsed(text)
    ops = [op for op in read.stream.ops if not isinstance(op, FootnoteRef)]
    shown = "".join("".join(tree(Drawer(read.prose.text, Marks()).draw(ops)).itertext()).split())
    start, end = read.prose.body
    assert shown == "".join(read.prose.text[start:end].split())
