"""Views with realistic text, one of each page, so that the theme can be drawn without the rest of the program."""

from annosite.model.article import Block, Heading, Passage, slot
from annosite.model.items import (
    ArticleItem,
    Author,
    CorrectionView,
    EntityItem,
    NoteView,
    Pagination,
    SourceView,
)
from annosite.model.sheet import Head, NavLink, SiteView
from annosite.model.view import (
    ArticleView,
    CitedSource,
    CorrectionsView,
    EmbedView,
    EntityIndexView,
    EntityView,
    FactChecksView,
    HomeView,
    MatrixView,
    MentionGroup,
    MissingView,
    Neighbour,
    NotePageView,
    PlainPageView,
    RedirectView,
    RoleView,
    SearchView,
    SourcesView,
    TagsView,
    TagView,
)

SECTIONS = (
    ("Articles", ""),
    ("People", "people/"),
    ("Glossary", "glossary/"),
    ("Corrections", "corrections/"),
    ("Fact-checks", "fact-checks/"),
    ("Search", "search/"),
)


def ref(kind: str, id_: str, n: int = 1) -> str:
    return slot("ref", f"{kind}:{id_}:{n}")


def noted(id_: str, words: str, kind: str = "context", n: int = 1, *, refs: bool = True) -> str:
    first = f' id="note-{id_}"' if n == 1 else ""
    mark = f'<mark class="note note-{kind}"{first} data-note="{id_}">{words}</mark>'
    return mark + (ref("note", id_, n) if refs else "")


def corrected(id_: str, old: str, new: str, *, letter: bool = True) -> str:
    label = slot("word", "struck"), slot("word", "inserted")
    struck = f'<del datetime="2020-02-22" data-label="{label[0]}">{old}</del>' if old else ""
    inserted = f'<ins datetime="2020-02-22" data-label="{label[1]}">{new}</ins>' if new else ""
    span = f'<span class="correction" id="correction-{id_}">{struck}{inserted}</span>'
    return span + (ref("correction", id_) if letter else "")


def named(id_: str, words: str, n: int = 1) -> str:
    href = slot("link", f"entity:{id_}")
    return f'<a class="mention" data-entity="{id_}" id="mention-{id_}-{n}" href="{href}">{words}</a>'


ODNI = SourceView("Statement on election security", "https://www.dni.gov/", "ODNI", date="2019-07-19")
NYT = SourceView(
    "Lawmakers Are Warned",
    "",
    "The New York Times",
    (Author("Adam Goldman"),),
    "2020-02-20",
    page_url="sources/#nyt-2020",
)
NPR = SourceView(
    "Interview with Shelby Pierson",
    "https://www.npr.org/",
    "NPR",
    date="2020-01",
    at="2:40",
    quote="no evidence at this time",
)
LAW = SourceView(
    "Federal Vacancies Reform Act",
    "",
    "United States Code",
    date="1998",
    at="5 U.S.C. 3346",
    archived="https://archive.example/vacancies",
)

PIERSON = EntityItem(
    "shelby-pierson", "people", "", "Shelby Pierson", "people/shelby-pierson/",
    "Coordinated the intelligence agencies’ work on threats to elections.", "SP",
    role="Election threats executive, ODNI", count=9, articles=2, first="#mention-shelby-pierson-1", sort="Pierson, Shelby", letter="P",
)  # fmt: skip
MAGUIRE = EntityItem(
    "joseph-maguire", "people", "", "Joseph Maguire", "people/joseph-maguire/",
    "Retired admiral; acting director of national intelligence from August 2019 to February 2020.", "JM",
    role="acting director of national intelligence", role_end="2020-02-20", count=17, articles=4,
    first="#mention-joseph-maguire-1", sort="Maguire, Joseph", letter="M",
)  # fmt: skip
TRUMP = EntityItem(
    "donald-trump", "people", "", "Donald Trump", "people/donald-trump/", "President of the United States 2017–2021 and since 2025.", "DT",
    role="President", count=31, articles=4, first="#mention-donald-trump-1", dates="1946–", sort="Trump, Donald", letter="T",
)  # fmt: skip
SCHIFF = EntityItem(
    "adam-schiff", "people", "", "Adam Schiff", "people/adam-schiff/", "Chaired the House Intelligence Committee.", "AS",
    role="Chair, House Intelligence Committee", role_end="2023-01-03", count=9, articles=2,
    first="#mention-adam-schiff-1", sort="Schiff, Adam", letter="S",
)  # fmt: skip
ODNI_BODY = EntityItem(
    "odni", "organizations", "", "Office of the Director of National Intelligence", "organizations/odni/",
    "Coordinates the intelligence agencies of the United States.", "ON", count=12, articles=3, dates="2005–", letter="O",
)  # fmt: skip
HELSINKI = EntityItem(
    "helsinki",
    "places",
    "",
    "Helsinki",
    "places/helsinki/",
    "Capital of Finland.",
    "He",
    count=3,
    articles=1,
    letter="H",
)
ACTING = EntityItem(
    "acting", "terms", "", "acting official", "terms/acting/",
    "Someone who holds an office for a limited time without the Senate’s confirmation.", "ac", count=6, articles=2, letter="A",
)  # fmt: skip
PEOPLE = (PIERSON, MAGUIRE, TRUMP, SCHIFF)

TAGS = (
    NavLink("elections", "tags/elections/", count=3),
    NavLink("intelligence", "tags/intelligence/", count=4),
)

BRIEFING = ArticleItem(
    "What Congress was told about Russia and the 2020 election", "articles/briefing/",
    "A closed briefing, a departure at the top of national intelligence, and a report that lost its meaning on the way.",
    "2020-02-21", "2020-02-24", TAGS, (Author("The editors"),), 9, 4, 11, 6,
)  # fmt: skip
TRANSLATIONS = ArticleItem(
    "What two translations do to a story", "articles/two-translations/",
    "A chair becomes a president, a committee a commission, and a pronoun wanders off.", "2020-02-26",
    tags=(NavLink("language", "tags/language/", count=1),), notes=12, corrections=7, people=6, minutes=5,
)  # fmt: skip
OFFICES = ArticleItem(
    "Acting, interim, permanent: who ran national intelligence", "articles/offices/",
    "Three heads in nine months, and what the law allows.", "2020-03-03",
    tags=(NavLink("offices", "tags/offices/", count=1),), notes=7, corrections=0, people=8, minutes=4,
)  # fmt: skip
SPANISH = ArticleItem(
    "Lo que se dijo al Congreso",
    "es/articles/briefing/",
    "Una sesión a puerta cerrada.",
    "2020-02-27",
    language="es",
    retracted=True,
)
ITEMS = (BRIEFING, TRANSLATIONS, OFFICES, SPANISH)

CORRECTIONS = (
    CorrectionView(
        "headline", "A", "error", "<p>The official works in intelligence, not in law enforcement.</p>", "2020-02-22",
        "Law Enforcement", "Election-Security", "Law Enforcement", "Election-Security", "Assures Senior ", " Official To Legislators",
        (ODNI,), target="title", url="articles/briefing/#correction-headline", places=1,
        article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    CorrectionView(
        "electoral", "B", "translation", "<p>“Electoral security” renders a Spanish adjective; the office’s own word is <em>election</em>.</p>",
        "2020-02-22", "electoral", "election", "electoral", "election", "The intelligence community’s senior ", " security official",
        url="articles/briefing/#correction-electoral", places=1, article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    CorrectionView(
        "chair", "C", "translation", "<p>The body is a committee; it is led by a chair.</p>", "2020-02-24",
        "president of the House Intelligence Commission", "chair of the House Intelligence Committee",
        "president of the House Intelligence Commission", "chair of the House Intelligence Committee", "Adam Schiff, ", ", answered in public.",
        (NYT,), (Author("Jo Doe", "people/jo-doe/"),), url="articles/briefing/#correction-chair", places=1,
        article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    CorrectionView(
        "withdrawn", "D", "clarification", "<p>Nobody has said so on the record; the words are withdrawn.</p>", "2020-02-24",
        "of course", "", "of course", "", url="articles/briefing/#correction-withdrawn", places=1,
        article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    CorrectionView(
        "year", "", "error", "<p>An earlier version named the wrong year.</p>", "2020-02-23", target="article",
        url="articles/briefing/#correction-year", article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    CorrectionView(
        "held", "", "error", "<p>The date was in the first week of the month.</p>", "2020-02-23", "August 2019", "16 August 2019", "",
        "16 ", target="note:maguire-acting", url="articles/briefing/#note-maguire-acting", article_title=BRIEFING.title,
        article_url=BRIEFING.url,
    ),
    CorrectionView("typo", "", "typo", "", "2020-02-23", "teh", "the", "teh", "the", places=1, article_title=BRIEFING.title, article_url=BRIEFING.url),
)  # fmt: skip

NOTES = (
    NoteView(
        "pierson-post", 1, "context", "",
        "<p>The post, <em>election threats executive</em>, was created in July 2019 to bring election work under one roof.</p>",
        sources=(ODNI,), authors=(Author("Jo Doe", "people/jo-doe/"),), date="2020-02-21", quote="Shelby Pierson",
        url="articles/briefing/#note-pierson-post", permalink="notes/briefing/pierson-post/", article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    NoteView(
        "maguire-acting", 2, "definition", "",
        f'<p><em>Acting</em>: holding an office without Senate confirmation, by law for a limited time. <a class="mention" data-entity="acting" href="{slot("link", "entity:acting")}">{slot("name", "acting")}</a></p>',
        sources=(LAW,), quote="acting director", places=2, url="articles/briefing/#note-maguire-acting",
        permalink="notes/briefing/maguire-acting/", corrections=(CORRECTIONS[5],), article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    NoteView(
        "vote-count", 3, "fact-check", "", "<p>The claim is about vote counts alone; influence on opinion was said to be under way.</p>",
        sources=(NPR,), claim="No one claimed that votes themselves were at risk.", speaker=Author("Shelby Pierson", "people/shelby-pierson/"),
        said="2020-01-20", claim_url="https://www.npr.org/", verdict="mostly-true", rating=4, best=5, quote="No one claimed that votes themselves were at risk",
        url="articles/briefing/#note-vote-count", permalink="notes/briefing/vote-count/", article_title=BRIEFING.title, article_url=BRIEFING.url,
    ),
    NoteView("milder", 4, "source", "", "<p>Reported by CNN on the evening of 20 February, from one official who was not named.</p>", quote="a milder reading"),
    NoteView("fn-1", 5, "footnote", "", "<p>The article’s own footnote.</p>", display="footnote", quote=""),
    NoteView(
        "who-ran", None, "context", "",
        "<p>Between August 2019 and May 2020 the office had three heads, two of them acting. The law lets an acting official serve for 210 days; the calendar, as much as the quarrel, forced a change in March.</p>",
        "Who ran national intelligence?", display="box", quote="national intelligence", sources=(LAW,), url="articles/briefing/#note-who-ran",
    ),
    NoteView("about-this", None, "context", "", "<p>This text was written for this site. It rests on reports published at the time.</p>", display="top", places=0),
    NoteView("whole", None, "context", "", "<p>A note under the article as a whole.</p>", "How this was checked", places=0, authors=(Author("Jo Doe"),), date="2020-03-01"),
    NoteView("lost", None, "context", "", "<p>This note’s words are gone.</p>", display="unplaced", places=0, quote="the words that are gone"),
)  # fmt: skip

BODY = (
    Block(
        f"<p>The intelligence community’s senior {corrected('electoral', 'electoral', 'election')} security official, "
        f'{named("shelby-pierson", noted("pierson-post", "Shelby Pierson", refs=False))}<span class="nowrap">{ref("note", "pierson-post")},</span> met lawmakers behind closed doors in '
        f"February. Those who were told of it later said that she described a campaign already under way: Russia, in her account, was "
        f"acting on the coming vote, and would rather see {named('donald-trump', 'Donald Trump')} win it.</p>",
        ("pierson-post",), ("electoral",), (), ("correction:electoral", "note:pierson-post"),
    ),
    Block(
        f"<p>Within a week the {noted('maguire-acting', 'acting director', 'definition')} of {noted('who-ran', 'national intelligence', refs=False)}, "
        f"{named('joseph-maguire', 'Joseph Maguire')}, was on his way out. The president had learned of the meeting from a member of Congress, not "
        f"from his own officials. {noted('vote-count', 'No one claimed that votes themselves were at risk', 'fact-check')}: a month before, "
        f"Pierson had said there was no evidence of anyone reaching for the count.</p>",
        ("maguire-acting", "vote-count"), (), ("who-ran",), ("note:maguire-acting", "note:vote-count"),
    ),
    Block('<h2 id="a-preference">A preference, or a step before it</h2>'),
    Block(
        f"<p>Another official, speaking for the administration, offered {noted('milder', 'a milder reading', 'source')}: Moscow sees a man it can work with, "
        f"which is {corrected('withdrawn', 'of course ', '')} not the same as wanting him. {named('adam-schiff', 'Adam Schiff')}, "
        f"{corrected('chair', 'president of the House Intelligence Commission', 'chair of the House Intelligence Committee')}, answered in public that the "
        f"warning was being punished because of what it said. He had asked for {corrected('typo', 'teh', 'the', letter=False)} record.{ref('note', 'fn-1')}</p>",
        ("milder", "fn-1"), ("withdrawn", "chair"), (), ("note:milder", "correction:withdrawn", "correction:chair", "note:fn-1"),
    ),
    Block(
        "<blockquote><p>The Russians, for example, are already engaging in influence operations relative to candidates going into 2020. But we do not "
        "have evidence at this time that our adversaries are directly looking at interfering with vote counts.</p></blockquote>"
    ),
    Block('<h2 id="what-was-known">What was known, and when</h2>'),
    Block(
        f'<div class="table" tabindex="0" role="region" aria-label="{slot("word", "table")}"><table><thead><tr><th>Day</th><th>What happened</th><th>Reported by</th></tr></thead>'
        "<tbody><tr><td>13 February</td><td>The briefing</td><td>–</td></tr><tr><td>19 February</td><td>A new acting director is announced</td><td>the president</td></tr>"
        "<tr><td>20 February</td><td>The briefing becomes public</td><td>The New York Times</td></tr></tbody></table></div>"
    ),
    Block(
        f"<p>Those who read of it in another language first met a different cast: a “law enforcement official”, an “interim director”, a “commission” with a "
        f"“president”. None of these existed. They are what the words become when they travel from English to Spanish and back, and the "
        f"{noted('maguire-acting', 'acting', 'definition', 2)} director was the least harmed of them. "
        f'The <a href="https://www.dni.gov/">office itself</a> has said little since.</p>'
    ),
    Block('<h2 id="after">What came after</h2>'),
    Block(
        "<ul><li>The acting director left on 20 February.</li><li>His successor served until 26 May.</li><li>A permanent director was sworn in that day.</li></ul>"
    ),
)  # fmt: skip

ARTICLE = ArticleView(
    f"What Congress was told about Russia and the {corrected('headline', 'Law Enforcement', 'Election-Security')} 2020 election",
    "A closed briefing, a departure at the top of national intelligence, and a report that lost its meaning on the way through two languages.",
    BRIEFING.title, "en", BODY, (Block("", (), ("headline",), (), ("correction:headline",)),), NOTES, CORRECTIONS,
    "2020-02-21", "2020-02-24", "2020-02-21", (Author("The editors"), Author("Jo Doe", "people/jo-doe/")), TAGS, 6, 1320,
    SourceView("Rusia busca ayudar a Trump", "https://cnnespanol.cnn.com/", "CNN", date="2020-02-21", language="es"),
    headings=(Heading(2, "a-preference", "A preference, or a step before it"), Heading(2, "what-was-known", "What was known, and when"), Heading(2, "after", "What came after")),
    people=PEOPLE, others=(ODNI_BODY, HELSINKI, ACTING), previous=TRANSLATIONS, next=OFFICES,
    translations=(NavLink("español", "es/articles/briefing/", language="es"),), report_url="mailto:desk@example.org?subject=Error",
    text_url="articles/briefing/text.txt", annotations_url="articles/briefing/annotations.jsonld", embed_url="articles/briefing/embed/",
    embed_snippet='<iframe src="https://example.org/articles/briefing/embed/" title="What Congress was told"></iframe>',
    cite="The editors, “What Congress was told about Russia and the 2020 election”, The Briefing, Explained, 21 February 2020.",
    feed_url="corrections/feed.xml",
)  # fmt: skip

ROLES = (
    RoleView("Director", "National Counterterrorism Center", "organizations/nctc/", "2018-12", "2020-02", 120, 300),
    RoleView("Acting director of national intelligence", "Office of the Director of National Intelligence", "organizations/odni/", "2019-08-16", "2020-02-20", 290, 130),
    RoleView("Fellow", "", "", "2021", "", 610, 390, open=True),
)  # fmt: skip
AXIS = ((0, 2018), (1, 2019))

ENTITY = EntityView(
    MAGUIRE, ("Joe Maguire", "Vice Admiral Maguire"),
    f'<p>He had held the post in an acting capacity since August 2019. <a class="mention" data-entity="donald-trump" href="{slot("link", "entity:donald-trump")}">Donald Trump</a> announced his successor on 19 February 2020.</p>',
    roles=ROLES, axis=((2018, 0), (2019, 200), (2020, 400), (2021, 600), (2022, 800)), links=(NavLink("Wikidata", "https://www.wikidata.org/wiki/Q1"),),
    sources=(ODNI, LAW), wrote=(OFFICES,),
    mentions=(
        MentionGroup(
            BRIEFING,
            (
                Passage("mention-joseph-maguire-1", "Within a week the acting director of national intelligence, ", "Joseph Maguire", ", was on his way out.", 10, 24, "maguire-acting", section="A preference, or a step before it"),
                Passage("mention-joseph-maguire-2", "The president held ", "Maguire", " responsible for what had reached the committee.", 30, 37),
            ),
            "acting director of national intelligence", True, {"maguire-acting": 2}, {}, ("articles/briefing/#mention-joseph-maguire-1", "articles/briefing/#mention-joseph-maguire-2"),
        ),
        MentionGroup(OFFICES, (Passage("mention-joseph-maguire-1", "When ", "Maguire", " took over from Dan Coats, his term was already counted in days.", 1, 2, correction="chair"),), "acting director", True, {}, {"chair": "C"}, ()),
    ),
    articles=4, total=17, notes=(NOTES[1],), note_count=3, said=(NOTES[3],), claims=(NOTES[2],), corrections=(CORRECTIONS[2],), correction_count=1,
    beside=(Neighbour(TRUMP, 4, 500, 130), Neighbour(SCHIFF, 2, 820, 680), Neighbour(PIERSON, 2, 180, 680)), feed_url="people/joseph-maguire/feed.xml",
)  # fmt: skip
PLACE = EntityView(
    HELSINKI, latitude=60.17, longitude=24.94, map_x=569, map_y=166, start="", articles=1, total=3
)
ORGANIZATION = EntityView(
    ODNI_BODY,
    members=(
        (MAGUIRE, ROLES[1]),
        (PIERSON, RoleView("Election threats executive", start="2019-07", open=True)),
    ),
    parent=HELSINKI,
    parts=(HELSINKI,),
)

LETTERS = tuple((item.letter, (item,)) for item in sorted(PEOPLE, key=lambda item: item.letter))

HOME_PAGES = Pagination(
    1,
    3,
    "",
    "page/2/",
    45,
    (NavLink("1", "", current=True), NavLink("2", "page/2/"), NavLink("3", "page/3/")),
)

SITE = SiteView(
    "The Briefing, Explained", "One story, annotated", "en", "https://example.org/explained/", "",
    tuple(NavLink(title, url, current=title == "Articles") for title, url in SECTIONS),
    (NavLink("About", "about/"), NavLink("How to read this site", "articles/how-to-read/")),
    (NavLink("English", "", current=True, language="en"), NavLink("español", "es/", language="es")),
    "The Explained Desk", "https://example.org/", "corrections-policy/", {"accent": "#1f4b8f", "fonts": "hosted", "people_on_home": True, "contents": True},
    feeds=(NavLink("Feed", "feed.xml"),),
)  # fmt: skip


def head(path: str, title: str, **more: object) -> Head:
    crumbs = (
        (NavLink("Home", ""), NavLink("Section", "people/"), NavLink(title, path))
        if path.count("/") > 1
        else ()
    )
    return Head(title, path, breadcrumbs=crumbs, indexed=True, **more)  # type: ignore[arg-type]


FULL_HEAD = Head(
    BRIEFING.title, BRIEFING.url, BRIEFING.summary, canonical="https://example.org/explained/articles/briefing/",
    breadcrumbs=(NavLink("Articles", ""), NavLink(BRIEFING.title, BRIEFING.url)),
    alternates=(NavLink("español", "https://example.org/explained/es/articles/briefing/", language="es"),), feeds=(NavLink("Corrections", "corrections/feed.xml"),),
    json_ld='{"@type": "Article", "headline": "A < B </script>"}', image="https://example.org/explained/card.png", image_alt="Title", type="article",
    citation=(("citation_title", BRIEFING.title),), published="2020-02-21", modified="2020-02-24", search=(("kind", "article"), ("person", "Joseph Maguire")), indexed=True,
)  # fmt: skip

LINKS = {
    **{f"entity:{it.id}": it.url for it in (*PEOPLE, ODNI_BODY, HELSINKI, ACTING)},
    "file:content/articles/offices.md": OFFICES.url,
}
NAMES = {it.id: it.name for it in (*PEOPLE, ODNI_BODY, HELSINKI, ACTING)}

VIEWS: dict[str, tuple[str, Head, object]] = {
    "home": ("home", head("", SITE.title, description="What was said, who said it, and what was put right afterwards."), HomeView(ITEMS, CORRECTIONS[:3], PEOPLE, HOME_PAGES)),
    "home-2": ("home", head("page/2/", SITE.title), HomeView(ITEMS[:1], pagination=Pagination(2, 3, "", "page/3/", 45, HOME_PAGES.links))),
    "home-empty": ("home", head("", SITE.title), HomeView(())),
    "article": ("article", FULL_HEAD, ARTICLE),
    "page": (
        "page",
        head("about/", "About this site"),
        PlainPageView("About this site", f'<p>Notes stand beside the words they explain. See <a href="{slot("link", "file:content/articles/offices.md")}">who ran the office</a>.</p><h2 id="why">Why</h2><p>Because words travel.</p>', "What it is and who makes it."),
    ),
    "entity": ("entity", head(MAGUIRE.url, MAGUIRE.name), ENTITY),
    "entity-place": ("entity", head(HELSINKI.url, HELSINKI.name), PLACE),
    "entity-organization": ("entity", head(ODNI_BODY.url, ODNI_BODY.name), ORGANIZATION),
    "entity-index": (
        "entity-index",
        head("people/", "People"),
        EntityIndexView("people", "", LETTERS, 4, MatrixView(PEOPLE, ITEMS[:3], ((0, 0, 4), (0, 1, 1), (1, 0, 9), (1, 2, 8), (2, 1, 2), (3, 0, 3)))),
    ),
    "glossary": ("glossary", head("glossary/", "Glossary"), EntityIndexView("terms", "", (("A", (ACTING,)),), 1)),
    "glossary-empty": ("glossary", head("glossary/", "Glossary"), EntityIndexView("terms", "", (), 0)),
    "tag": ("tag", head("tags/elections/", "elections"), TagView("elections", ITEMS[:2], "tags/elections/feed.xml")),
    "tags": ("tags", head("tags/", "Tags"), TagsView(TAGS)),
    "corrections": (
        "corrections",
        head("corrections/", "Corrections"),
        CorrectionsView((("2020-02-24", CORRECTIONS[2:4]), ("2020-02-22", CORRECTIONS[:2])), (("error", 1), ("translation", 2), ("clarification", 1)), 4, feed_url="corrections/feed.xml"),
    ),
    "corrections-empty": ("corrections", head("corrections/", "Corrections"), CorrectionsView(())),
    "fact-checks": ("fact-checks", head("fact-checks/", "Fact-checks"), FactChecksView((NOTES[2],), (("false", "", 0), ("mostly-true", "", 1)), 1)),
    "sources": ("sources", head("sources/", "Sources"), SourcesView((CitedSource(ODNI, "odni-2019", (BRIEFING, OFFICES)), CitedSource(NYT, "nyt-2020", (BRIEFING,)), CitedSource(LAW, "law", ())))),
    "note": ("note", head("notes/briefing/vote-count/", "Note 3"), NotePageView(NOTES[2], "His own officials told him. ", " : a month before, she had said so.", BRIEFING, "The editors, note 3.")),
    "embed": ("embed", head("articles/briefing/embed/", BRIEFING.title, noindex=True), EmbedView(ARTICLE, "https://example.org/explained/articles/briefing/")),
    "search": ("search", head("search/", "Search"), SearchView(tuple(NavLink(t, u, count=4) for t, u in SECTIONS[:5]), TAGS, (NavLink("M", "people/#letter-1"),))),
    "404": ("404", head("404.html", "Not found", noindex=True), MissingView("/explained/")),
    "redirect": ("redirect", head("old-address/", "Moved", canonical="https://example.org/explained/articles/briefing/"), RedirectView("articles/briefing/")),
}  # fmt: skip
