"""What reference managers read: ``citation_*`` meta tags, by the names that Google Scholar and Zotero know."""

from annosite.model.items import Author
from annosite.model.sheet import Sheet
from annosite.model.view import ArticleView, NotePageView
from annosite.render.frame import Frame
from annosite.render.outside import Outlet

_Tags = tuple[tuple[str, str], ...]


def citation_tags(frame: Frame, sheet: Sheet) -> _Tags:
    """Return names and contents for articles and single notes; other pages have none."""
    view = sheet.view
    if isinstance(view, ArticleView):
        return _tags(frame, sheet, view.plain_title, view.authors, view.date)
    if isinstance(view, NotePageView):
        note = view.note
        authors = note.authors or view.article.authors
        return _tags(frame, sheet, sheet.head.title, authors, note.date or view.article.date)
    return ()


def _tags(frame: Frame, sheet: Sheet, title: str, authors: tuple[Author, ...], date: str) -> _Tags:
    site, publisher = frame.site, frame.config.publisher
    found = [("citation_title", title)]
    found += [("citation_author", author.name) for author in authors]
    found += [
        ("citation_publication_date", date.replace("-", "/")),
        ("citation_journal_title", site.title),
        ("citation_publisher", publisher.name),
        ("citation_language", sheet.head.language),
        ("citation_public_url", Outlet(site.base_url)(sheet.head.path)),
    ]
    return tuple([tag for tag in found if tag[1]])
