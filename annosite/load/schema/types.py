"""The types that values may have, each judged by its key and never by how the value is spelled."""

from typing import Annotated, Any

from annosite.load.ids import MAX_ID
from annosite.load.schema import checks
from annosite.load.schema.marks import After, Before, Branch, ByKind, Many, Plain, Shown, Stripped

SCALAR = ["string", "number", "boolean"]
"""An editor's YAML reader takes ``1984`` and ``no`` for more than text; here they are text."""

Text = Annotated[str, Stripped(), Shown({"type": SCALAR})]
"""Plain text; several lines are allowed."""
Raw = Annotated[str, Shown({"type": SCALAR})]
"""Text as it stands, its outer white space too."""
Markdown = Annotated[str, After(checks.short), Shown({"type": SCALAR})]
LongMarkdown = Annotated[str, After(checks.long), Shown({"type": SCALAR})]
Line = Annotated[
    str,
    Stripped(),
    After(checks.line),
    Shown({"type": SCALAR}),
]
"""Plain text on one line."""
Name = Annotated[Line, After(checks.filled), Shown({"type": SCALAR})]
Id = Annotated[
    str,
    Stripped(),
    After(checks.id_),
    Shown({"type": ["string", "number"], "pattern": "^[a-z0-9-]+$", "maxLength": MAX_ID}),
]
Key = Annotated[str, After(checks.id_), Shown({"type": "string"})]
"""An id as a mapping's key."""
_DATES = {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
Date = Annotated[str, Stripped(), After(checks.date), Shown(_DATES)]
Day = Annotated[
    str,
    Stripped(),
    After(checks.day),
    Shown({"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([Tt ].+)?)?)?$"}),
]
Moment = Annotated[
    str,
    Stripped(),
    After(checks.moment),
    Shown({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$"}),
]
Flag = Annotated[bool, Before(checks.flag)]
Count = Annotated[int, Before(checks.count), Shown({"type": "integer", "minimum": 1})]
Occurrence = Annotated[
    Any,
    Plain(checks.occurrence),
    Shown({"anyOf": [{"type": "integer", "minimum": 1}, {"const": "all"}]}),
]
Latitude = Annotated[float, Before(checks.decimal(90))]
Longitude = Annotated[float, Before(checks.decimal(180))]
Url = Annotated[
    str,
    Stripped(),
    After(checks.url),
    Shown({"type": "string"}),
]
WebUrl = Annotated[
    str,
    Stripped(),
    After(checks.web_url),
    Shown({"type": "string", "format": "uri"}),
]
LanguageTag = Annotated[
    str,
    Stripped(),
    After(checks.language),
    Shown({"type": ["string", "boolean"]}),
]
"""An editor takes ``no`` (Norwegian) for a truth value."""
Slug = Annotated[
    str,
    Stripped(),
    After(checks.slug),
    Shown({"type": ["string", "number"], "pattern": "^[a-z0-9-]+$", "maxLength": MAX_ID}),
]
SitePath = Annotated[Name, After(checks.site_path), Shown({"type": "string"})]
FilePath = Annotated[Name, After(checks.file_path), Shown({"type": "string"})]
TemplateName = Annotated[Name, After(checks.template), Shown({"type": "string"})]
Doi = Annotated[Name, After(checks.doi), Shown({"type": "string"})]
Names = Annotated[list[Name], Many()]
Ids = Annotated[list[Id], Many()]

TEXT, LIST, MAPPING = Branch("=text"), Branch("=list"), Branch("=mapping")
BY_KIND = ByKind()
