"""Codes of YAML: the classic traps, and what YAML allows and this program does not."""

from annosite.model.codes.code import Code

YAML: tuple[Code, ...] = (
    Code(
        "yaml-colon",
        "error",
        "A colon and a space in a text without quotation marks",
        "In YAML a colon followed by a space parts a key from its value. In a text without quotation marks it makes a key "
        "of the words before it. The other way round, a key needs the space: `title:Foo` is one long word.",
        "title: Trump: the return",
        'Put the text in quotation marks: `title: "Trump: the return"`; or write `|` and the text on the lines below.',
    ),
    Code(
        "yaml-sign",
        "error",
        "A value that begins with a sign of YAML’s own",
        "At the beginning of a value the signs * [ { & ! @ % ` > | \" ' and, before a space, - and ? have a meaning of "
        "their own: a list, an alias, a text in quotation marks, … What follows is then read as that, or not at all.",
        'quote: *no evidence* of a plot\ntitle: [Updated] The briefing\ntext: "Nobody knew", he said.',
        'Put the whole value in quotation marks, of the kind that it does not contain: `quote: "*no evidence* of a plot"`, '
        "`text: '\"Nobody knew\", he said.'`.",
    ),
    Code(
        "yaml-comma",
        "error",
        "A comma inside {}",
        "Within `{}` a comma parts one key from the next, so it ends a value that has no quotation marks.",
        "- {name: Smith, John, url: https://example.org}",
        'Put the value in quotation marks: `{name: "Smith, John", …}`; or write each key on a line of its own.',
    ),
    Code(
        "yaml-hash",
        "error",
        "A # that cuts a text short",
        "After a space, `#` begins a comment, and all that follows on the line is ignored. In a title, a quote or another "
        "free text that is rarely meant, so it is an error there; after ids, dates and numbers it stays a comment.",
        "title: Why we are #1",
        "Put the text in quotation marks, or the comment on a line of its own.",
    ),
    Code(
        "yaml-tab",
        "error",
        "A tab where spaces should be",
        "YAML counts the spaces at the beginning of a line; a tab has no width that all editors agree on, so it is not allowed.",
        "notes:\n\t- quote: …",
        "Replace each tab by two spaces. Most editors can be set to write spaces when the tab key is pressed.",
    ),
    Code(
        "yaml-line-end",
        "warning",
        "A | that adds a line end",
        "A text below `|` or `>` ends with a line end. In Markdown and in quotes that does not matter; in a replacement, a "
        "title or an id it would, so it is left out and you are told.",
        "replacement: |\n  attorney general",
        "Write `|-`, which adds none; or put the text in quotation marks on the same line.",
    ),
    Code(
        "yaml-quote",
        "error",
        "A quotation mark that is not closed",
        "A text in quotation marks goes on, over line ends, until the same mark comes again. Where one is left out, it "
        "takes in the lines that follow.",
        'title: "The briefing\ndate: 2020-02-21',
        'Add the closing mark. An apostrophe at the beginning needs double quotation marks around the text: `"\'Tis time"`.',
    ),
    Code(
        "yaml-indent",
        "error",
        "A line that does not stand in its column",
        "What belongs together begins in the same column, and what belongs to a line stands further to the right than it.",
        "notes:\n  - quote: the foe\n   text: Whom he meant.",
        "Indent the line as those that it belongs with: here `text` under `quote`, four spaces.",
    ),
    Code(
        "yaml-escape",
        "error",
        "A backslash in double quotation marks",
        'Within double quotation marks a backslash begins a sign that cannot be typed, such as "\\n" for a line end. Most '
        "letters after it mean nothing.",
        'text: "See C:\\data"',
        "Use single quotation marks, in which a backslash is a backslash; or double it.",
    ),
    Code(
        "yaml-duplicate-key",
        "error",
        "The same key twice",
        "A key can have one value. Mostly the second belongs to a new entry whose dash was left out, or was pasted in.",
        "- quote: the foe\n  text: Whom he meant.\n  quote: the enemy",
        "Delete one of the two, or begin a new entry with `- `.",
    ),
    Code(
        "yaml-anchor",
        "error",
        "Anchors, tags and merge keys",
        "YAML can name a value (&), repeat it (*, <<) and give it a type (!). Here they are not used: files come from many "
        "hands, a few lines of them can fill a machine’s memory, and few readers know them.",
        "notes:\n  - &first {quote: the foe}\n  - <<: *first",
        "Write the value out each time. What all notes or corrections of a file share can stand under `defaults`.",
    ),
    Code(
        "yaml-directive",
        "error",
        "A line that begins with %",
        "Such lines tell YAML’s version or declare tags; none is needed.",
        "%YAML 1.2",
        "Delete the line.",
    ),
    Code(
        "yaml-documents",
        "error",
        "A second --- in a file",
        "A line `---` begins a new document; each file here is one.",
        "notes: []\n---\ncorrections: []",
        "Delete the line. In a text below `|` it is part of the text if it is indented with it.",
    ),
    Code(
        "yaml-key",
        "error",
        "A list or keys where a word should be",
        "What stands before a colon must be a word.",
        "[a, b]: c",
        "If it is a text, put it in quotation marks.",
    ),
    Code(
        "yaml-depth",
        "error",
        "Too many levels",
        "Lists and keys lie more than 32 levels deep in one another. No file here needs more than eight.",
        "",
        "Take the levels out; the file was probably made by a program that went wrong.",
    ),
    Code(
        "yaml-syntax",
        "error",
        "A line that cannot be read",
        "The line is not YAML, in a way that none of the other codes describes.",
        "",
        "Put texts in quotation marks, or write `|` and the text on the lines below.",
    ),
    Code(
        "bare-replacement",
        "error",
        "A replacement without a value",
        'A correction can withdraw words (`replacement: ""`) or let them stand and explain them (no `replacement` at all). '
        "An empty `replacement:` could mean either, so it means neither.",
        "- quote: “the leading”\n  replacement:",
        'Write `replacement: ""` if the words are withdrawn, or delete the line if they stand.',
    ),
)
