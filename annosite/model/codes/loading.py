"""Codes of loading: files, front matter, values."""

from annosite.model.codes.code import Code
from annosite.model.codes.yaml import YAML

FILES: tuple[Code, ...] = (
    Code(
        "no-site",
        "error",
        "No site here",
        "The folder has no content/site.yaml, which is what makes a folder a site.",
        "",
        "Go to the folder of a site, name it in the command, or make one with `annosite new site NAME`.",
    ),
    Code(
        "no-article",
        "error",
        "A notes file without its article",
        "NAME.yaml and NAME.WORD.yaml hold the notes of NAME.md in the same folder. Without it they would be seen by nobody. "
        "A language of the site is never such a WORD: NAME.es.yaml is for NAME.es.md alone.",
        "content/articles/breifing.yaml",
        "Name the file like its article.",
    ),
    Code(
        "wrong-ending",
        "error",
        "A file with an ending that is not read",
        "Articles and pages end in .md, notes, entries and settings in .yaml. Other endings look alike and would be passed over.",
        "content/articles/briefing.yml",
        "Rename the file.",
    ),
    Code(
        "bad-link",
        "error",
        "A link that cannot be followed",
        "A symbolic link leads out of the site’s folder, nowhere, or round in a circle; or the name is that of a device. "
        "A site that holds links to elsewhere could publish files that nobody meant to publish.",
        "",
        "Copy what the link leads to into the site, or delete it.",
    ),
    Code(
        "twin-names",
        "error",
        "Two names that other systems take for one",
        "The names differ only in capitals, or in how an accent is encoded. On macOS and Windows they are one file, so the "
        "site could not be copied there.",
        "content/articles/Ada.md\ncontent/articles/ada.md",
        "Rename one of the two.",
    ),
    Code(
        "file-name",
        "error",
        "A file name that no address can have",
        "The name holds control characters, a backslash, or bytes that are not UTF-8.",
        "",
        "Rename the file.",
    ),
    Code(
        "file-vanished",
        "error",
        "A file that is gone",
        "The file was there when the folder was listed, and was deleted or renamed before it was read.",
        "",
        "Run the command again.",
    ),
    Code(
        "not-text",
        "error",
        "A file that is not UTF-8",
        "Texts are read as UTF-8. This one was saved in another encoding, or is no text at all.",
        "",
        "Save it again as UTF-8; most editors have this under “Save as” or “Encoding”.",
    ),
    Code(
        "control-character",
        "error",
        "A character that cannot be published",
        "Control characters (but tabs and line ends) and code points that are no characters are not allowed in HTML and XML: "
        "one of them makes a feed unreadable. They mostly come from copying out of PDFs and old databases.",
        "",
        "Delete the character; the place is given in characters and bytes because it may be invisible.",
    ),
    Code(
        "too-large",
        "error",
        "A file that is too large",
        "Articles and notes files may have 2 MB, files of entries and sources 20 MB, site.yaml 1 MB, the text of a note 20 KB.",
        "",
        "Split it into several.",
    ),
    Code(
        "no-front-matter",
        "error",
        "An article without front matter",
        "An article or page begins with a line `---`, keys such as `title`, and another line `---`; then its text follows.",
        "# The briefing\n\nLast week …",
        'Begin the file with:\n---\ntitle: "The briefing"\n---',
    ),
    Code(
        "no-image",
        "error",
        "A picture that is not found",
        "`image` names a file that is neither beside the one that names it nor under content/static.",
        "image: schif.jpg",
        "Mend the name (capitals count), or put the picture there.",
    ),
)

VALUES: tuple[Code, ...] = (
    Code(
        "unknown-key",
        "error",
        "A key that means nothing here",
        "A misspelt key would otherwise be ignored, and what it says with it.",
        "titel: The briefing",
        "Take the key that the message names, or look it up in the description of the format.",
    ),
    Code(
        "missing-key",
        "error",
        "A key that must be there",
        "The entry cannot be used without it: an article needs a title, an entry of the glossary a name.",
        "---\ndate: 2020-02-21\n---",
        "Add the key with its value.",
    ),
    Code(
        "empty-item",
        "error",
        "An empty entry of a list",
        "A dash stands alone.",
        "authors:\n  - jo\n  -",
        "Delete the dash, or write what belongs there.",
    ),
    Code(
        "empty-text",
        "error",
        "An empty text",
        'The value is `""`, which cannot be meant here.',
        'title: ""',
        "Write the text, or delete the line.",
    ),
    Code(
        "wrong-kind",
        "error",
        "A text, a list or keys where another should be",
        "Each key takes a text, a list (lines that begin with `- `) or keys with values of their own.",
        "notes:\n  quote: the foe",
        "Begin each entry of a list with `- `.",
    ),
    Code(
        "bad-choice",
        "error",
        "A value that is none of those possible",
        "The key takes one of a few words.",
        "kind: factcheck",
        "Take one of the words that the message lists.",
    ),
    Code(
        "bad-id",
        "error",
        "An id that cannot be one",
        "Ids become addresses: they are made of lower-case letters a to z, digits and hyphens, at most 80 of them, and are none "
        "of the names that Windows keeps for devices (con, aux, …).",
        "id: Who was acting?",
        "Write it as the message proposes: `who-was-acting`.",
    ),
    Code(
        "bad-slug",
        "error",
        "A slug that cannot be part of an address",
        "A slug is made of at most 80 lower-case letters a to z, digits and hyphens, and is none of the names that Windows keeps "
        "for devices.",
        "slug: The Briefing",
        "Write it as the message proposes, or delete the line: then the file’s name serves.",
    ),
    Code(
        "no-slug",
        "error",
        "A file name of which no address can be made",
        "Nothing in the name can be written with letters a to z and digits.",
        "content/articles/😀.md",
        "Add a line `slug: …` to the front matter.",
    ),
    Code(
        "bad-date",
        "error",
        "A date that is none",
        "Dates are written 2019, 2019-08 or 2019-08-08; an embargo also has a time: 2026-11-23 18:00.",
        "date: 8/8/2019",
        "Write the year first, with hyphens.",
    ),
    Code(
        "bad-number",
        "error",
        "A number that is none",
        "Whole numbers are written in digits only; degrees may have a decimal point and a minus sign.",
        "pagination: twenty",
        "Write it in digits.",
    ),
    Code(
        "bad-flag",
        "error",
        "Neither true nor false",
        "The key takes `true` or `false`.",
        "draft: maybe",
        "Write `true` or `false`. Where `draft` or `embargo` cannot be read, the text is held back.",
    ),
    Code(
        "bad-language",
        "error",
        "A language that the site does not have",
        "The site’s languages are `language` and `languages` of site.yaml, in the form of BCP 47; a text’s is one of them.",
        "language: english",
        "Write its code, such as `en`; add it to `languages` in site.yaml if it is new.",
    ),
    Code(
        "bad-path",
        "error",
        "A path that cannot be used",
        "Paths of pages begin with a slash and hold no `..`, `?` or `#`; files are named relative to the file that names them or to "
        "content/static, never by a web address.",
        "aliases: [https://example.org/old/]",
        "Write the path alone: `/old/`.",
    ),
    Code(
        "unsafe-url",
        "error",
        "An address that may not be published",
        "Only http, https and mailto addresses and paths of the site are published; others can run programs on a reader’s machine "
        "or lead elsewhere than they seem to.",
        "url: javascript:alert(1)",
        "Write the https address. A space in an address is written %20.",
    ),
    Code(
        "bad-source",
        "error",
        "A source that names nothing",
        "A source is the id of one in the bibliography, a web address, or keys of which at least `title` or `url` is given.",
        "sources: [The New York Times]",
        'Write `{title: "The New York Times"}`, or the id of an entry of sources.yaml.',
    ),
    Code(
        "duplicate-id",
        "error",
        "An id that is taken",
        "Ids of notes are unique in an article and all its notes files, those of corrections likewise; verdicts are unique in "
        "site.yaml. An id that ends in -card, -text or -ref can be taken by a part of another note.",
        "- id: acting\n  …\n- id: acting\n  …",
        "Give one of the two another id.",
    ),
    Code(
        "out-of-place",
        "error",
        "A key that does not go with the others",
        "The entry has a key that only makes sense with, or without, another one.",
        "- quote: the foe\n  verdict: misleading",
        "Do as the message says.",
    ),
    Code(
        "says-nothing",
        "error",
        "A note or correction that says nothing",
        "A note needs a text, a source, a verdict, or one entity in `about` whose summary can be shown. A correction needs a "
        "replacement or a reason.",
        "- quote: the foe",
        "Add what is to be said, or delete the entry.",
    ),
    Code(
        "entity-conflict",
        "error",
        "Two files that contradict each other",
        "The same id in two files is one entry: the second file may add what the first leaves out, but not say something else, and "
        "not under another type.",
        "people.yaml:    adam-schiff: {name: Adam Schiff, born: 1960-06-22}\nmore.yaml:      adam-schiff: {born: 1961}",
        "Keep one of the two, or give one another id.",
    ),
)

LOADING: tuple[Code, ...] = (*FILES, *YAML, *VALUES)
