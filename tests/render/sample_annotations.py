"""A small article with every form of annotation, as annotate would return it."""

from annosite.model.article import Body, CorrectionText, NoteText, Passage, Spot, slot
from annosite.model.items import Author, CorrectionView, EntityItem, NoteView, SourceView
from annosite.model.sheet import Fill
from annosite.model.view import ArticleView

TITLE = "What the committee heard"
TEXT = f"""{TITLE}

Ada Example met the committee on Tuesday. She spoke for an hour, “behind closed doors”.

Nobody wrote it down.\u2009The minutes say Monday. Ada Example kept no notes of her own, and Example's clerk left."""


def spot(words: str, nth: int = 1) -> Spot:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    end = at + len(words)
    return Spot(at, end, 1, words, TEXT[max(0, at - 12) : at], TEXT[end : end + 12])


def passage(words: str, nth: int, anchor: str) -> Passage:
    place = spot(words, nth)
    return Passage(anchor, "", words, "", place.start, place.end)


ADA = EntityItem("ada-example", "people", "", "Ada Example", "people/ada-example/", "Keeper of examples.")
COMMITTEE = EntityItem("committee", "organizations", "", "The Committee", "organizations/committee/")
ACT = SourceView(
    "The Act",
    "https://law.example/act",
    "Parliament",
    (Author("A. Clerk"),),
    "1998-10",
    at="s. 4",
    quote="shall",
    id="act",
    page_url="sources/#act",
)
DESK = Author("Jo Doe", "https://jo.example/")
LINK = f'<p class="x">See <a href="{slot("link", "entity:committee")}">it</a> &amp; <em>more</em>.</p>'

NOTES = (
    NoteView("which-committee", 1, "context", "", LINK, "Which one", about=(COMMITTEE,), sources=(ACT, SourceView("Minutes")), authors=(DESK, Author("Ed")), date="2020-02", quote="the committee"),
    NoteView("an-hour", 2, "fact-check", "", "<p>Fifty minutes.</p>", claim="She spoke for an hour.", speaker=Author("Ada Example", ADA.url), said="2020-01-20", claim_url="https://news.example/", verdict="mostly-true", verdict_label="Mostly true", rating=4, best=5, date="2020-02-21", quote="for an hour"),
    NoteView("twice", 3, "definition", "", "", about=(ADA,), places=2, quote="Ada Example"),
    NoteView("fn-1", 4, "footnote", "", "<p>The article’s own.</p>", display="footnote"),
    NoteView("a-box", None, "context", "", "<p>Boxed.</p>", display="box", quote="closed doors"),
    NoteView("whole", None, "context", "", "<p>On all of it.</p>", display="top", places=0),
    NoteView("lost", None, "context", "", "<p>Its words are gone.</p>", display="unplaced", places=0),
)  # fmt: skip
CORRECTIONS = (
    CorrectionView("monday", "A", "error", "<p>The calendar.</p>", "2020-02-22", "Monday", "Tuesday", authors=(DESK,), sources=(ACT,), places=1),
    CorrectionView("nobody", "B", "clarification", "<p>Withdrawn.</p>", "2020-02-23", "Nobody", "", places=1),
    CorrectionView("stands", "C", "clarification", "<p>It stands.</p>", "2020-02-23", "an hour", None, places=1),
    CorrectionView("mended", "D", "translation", "<p>Mended in place.</p>", "2020-02-23", "the commission", "the committee", supersedes="monday", places=1),
    CorrectionView("of-note", "", "error", "<p>Counted again.</p>", "2020-02-24", "Fifty", "Fifty-five", target="note:an-hour"),
    CorrectionView("year", "", "error", "<p>Another year.</p>", "2020-02-25", target="article"),
    CorrectionView("gone", "", "error", "<p>Its words are gone.</p>", "2020-02-25", "gone", "here", unplaced=True),
)  # fmt: skip

SPOTS = {
    "which-committee": (spot("the committee"),),
    "an-hour": (spot("for an hour"),),
    "twice": (spot("Ada Example"), spot("Ada Example", 2)),
    "a-box": (spot("closed doors"),),
    "monday": (spot("Monday"),),
    "nobody": (spot("Nobody"),),
    "stands": (spot("an hour"),),
    "mended": (spot("the committee"),),
}

BODY = Body(
    TITLE,
    "",
    (),
    notes=tuple(
        NoteText(it.id, it.number, it.kind, it.html, SPOTS.get(it.id, ()), display=it.display) for it in NOTES
    ),
    corrections=tuple(
        CorrectionText(
            it.id, it.letter, it.kind, it.reason, it.quote, it.replacement,
            spots=SPOTS.get(it.id, ()), applied=it.id == "mended", unplaced=it.unplaced,
        )
        for it in CORRECTIONS
    ),
    text=TEXT,
)  # fmt: skip

ARTICLE = ArticleView(
    TITLE, "", TITLE, "en", (), (), NOTES, CORRECTIONS, "2020-02-21",
    text_url="articles/heard/text.txt", annotations_url="articles/heard/annotations.jsonld",
)  # fmt: skip
URL = "articles/heard/"
FILL = Fill({"entity:committee": COMMITTEE.url})
NAMED = (
    (COMMITTEE, (passage("the committee", 1, "mention-committee-1"),)),
    (
        ADA,
        (
            passage("Ada Example", 1, "mention-ada-example-1"),
            passage("Ada Example", 2, "mention-ada-example-2"),
            Passage("note-an-hour", "", "Ada Example", "", -1, -1, note="an-hour"),
        ),
    ),
)
