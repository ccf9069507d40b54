"""Codes of addressing: two things that want one URL, and URLs that cannot be made."""

from annosite.model.codes.code import Code

ADDRESSING: tuple[Code, ...] = (
    Code(
        "address-taken",
        "error",
        "Two things with one address",
        "Each page, file and redirect of the site needs an address of its own. Addresses that differ only in case or in"
        " how an accent is encoded count as one, because some machines cannot tell their files apart.",
        "slug: about          # while content/pages/about.md is published at /about/ too",
        "Give one of the two another `slug`, file name or id, or change `permalinks` in site.yaml.",
    ),
    Code(
        "address-needs-date",
        "error",
        "An address that needs a date",
        "`permalinks` in site.yaml puts the date into addresses, and this file has none, or not all of it.",
        'permalinks:\n  article: "/{year}/{month}/{slug}/"',
        "Give the article a full `date`, or take {year}, {month} and {day} out of the pattern.",
    ),
    Code(
        "address-unusable",
        "error",
        "An old address that cannot be kept",
        "An alias is a path on this site. It can hold neither a host, a question mark nor a part such as `..`, for no file"
        " can stand there.",
        "aliases:\n  - https://old.example.org/briefing?page=1",
        "Write the path alone, as in `/2020/briefing/`; let the server redirect everything else.",
    ),
)
