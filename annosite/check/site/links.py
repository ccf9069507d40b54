"""Links within the site that lead nowhere."""

from collections.abc import Iterator

from annosite.base.diagnostics import Diagnostic
from annosite.base.near import nearest
from annosite.base.textfile import Place
from annosite.model.audit import SiteAudit
from annosite.model.codes import problem
from annosite.model.edition import Edition


def broken_links(audit: SiteAudit) -> Iterator[Diagnostic]:
    """Yield a problem for each link to a file, article or heading of the site that is not there or held back."""
    site = audit.site
    fine: dict[str, set[str]] = {edition.code: set() for edition in site.editions}
    for name, language, links in audit.linking():
        edition = site.edition(language)
        # The same links stand in thousands of articles: each is judged once in each language.
        judged = fine[edition.code]
        if judged.issuperset(links):
            continue
        wrong = {target: found for target in links if (found := _judge(audit, edition, target))}
        judged.update(target for target in links if target not in wrong)
        if not wrong:
            continue
        seen = set()
        for reference in audit.references(name):
            if reference.target in wrong and reference not in seen:
                seen.add(reference)
                code, message, hint = wrong[reference.target]
                yield problem(code, message, reference.place or Place(name), hint)


def no_such_place(fragment: str, file: str, anchors: tuple[str, ...], place: Place | None) -> Diagnostic:
    """Return the problem of a link to ``#fragment`` in ``file``, whose places are ``anchors``."""
    near = nearest(fragment, anchors, 60)
    hint = f"did you mean `#{near}`?" if near else "headings have ids made of their words"
    message = f"the link leads to “#{fragment}”, and {file} has no such place"
    return problem("broken-fragment", message, place, hint)


def _judge(audit: SiteAudit, edition: Edition, target: str) -> tuple[str, str, str] | None:
    """Return (code, message, hint) for a link's target that is no good."""
    if not target.startswith(("file:", "asset:", "article:", "page:", "path:")):
        return None
    base, _, fragment = target.partition("#")
    file = base.partition(":")[2]
    if file in audit.held:
        hint = "publish it together with this text, or take the link out until then"
        return "link-to-held", f"the link leads to {file}, which is held back", hint
    if edition.find(base) is None:
        known = [info.path for info in audit.listing.files if info.path.startswith("content/")]
        near = nearest(file, known, 70)
        hint = f"did you mean {near}?" if near else "write the path from this file: `../pages/about.md`"
        return "broken-link", f"the link leads to {file}, and there is no such file", hint
    if fragment and file.endswith(".md"):
        anchors = audit.anchors(file)
        if fragment not in anchors:
            found = no_such_place(fragment, file, anchors, None)
            return found.code, found.message, found.hints[0]
    return None
