"""Codes of anchoring: where quotes stand, and what cannot be drawn."""

from annosite.model.codes.code import Code

ANCHORING: tuple[Code, ...] = (
    Code(
        "quote-not-found",
        "error",
        "The quoted words are not in the article",
        "No passage has these words, and none keeps half of them. The annotation has no place, so it is not published "
        "beside words that only look alike. With `--keep-going` it stands under “Unplaced notes”.",
        'notes:\n  - quote: "the passage that was deleted"\n    text: …',
        "Copy the words from the article's file or from its page. If the passage is gone, take the note out or give it "
        "another quote. `annosite reanchor` proposes the nearest passages.",
    ),
    Code(
        "quote-changed",
        "error",
        "The article has other words now where the quote was",
        "Some passage keeps at least half of the quote's words in their order, but not all. A note is never moved to "
        "similar words by itself: “did say” and “did not say” are similar.",
        'notes:\n  - quote: "steps to interfere in 2016"     # the article now says 2020\n    text: …',
        "Read the passage that is shown. If the note still holds there, run `annosite reanchor --write`, or copy the new "
        "words into the notes file.",
    ),
    Code(
        "quote-ambiguous",
        "error",
        "The quoted words stand in several places",
        "Nothing says which of them is meant, and the first would be a guess.",
        'notes:\n  - quote: "the Commission"\n    text: …',
        "Add the `prefix` or `suffix` that is shown for the place you mean, or `occurrence: all` for every place.",
    ),
    Code(
        "quote-context",
        "error",
        "The words are there, but not beside this prefix or suffix",
        "A prefix touches the quote from the left and a suffix from the right; only white space between them does not "
        "matter.",
        'notes:\n  - quote:\n      exact: "Trump"\n      prefix: "helping"      # the article says “helping of Trump”\n    text: …',
        "Copy prefix or suffix from the article, up to the quote.",
    ),
    Code(
        "occurrence-too-high",
        "error",
        "The words do not stand that often in the article",
        "`occurrence` counts the places, from the top, that prefix and suffix leave.",
        'notes:\n  - quote: "the Commission"\n    occurrence: 5\n    text: …',
        "Use a smaller number, or better a prefix or suffix, which stay right when the text above changes.",
    ),
    Code(
        "through-not-found",
        "error",
        "The words up to which the passage goes do not follow",
        "`through` ends a passage at the first such words after the quote.",
        'notes:\n  - quote: "Physically speaking"\n    through: "words that stand above it"\n    text: …',
        "Copy the last words of the passage from the article.",
    ),
    Code(
        "empty-quote",
        "error",
        "The quote holds no words",
        "A quote of nothing but spaces or Markdown's marks stands nowhere.",
        'notes:\n  - quote: " "\n    text: …',
        "Copy some words from the article, or leave `quote` out for a note on the article as a whole.",
    ),
    Code(
        "unknown-target",
        "error",
        "`in` names no place of this article",
        "It may be `body`, `title`, `summary` (if the article has one), the id of a heading with `#`, and for corrections "
        "`note:` with the id of a note.",
        'notes:\n  - quote: "the bridge"\n    in: "#no-such-heading"\n    text: …',
        "Use one of the names that the message lists.",
    ),
    Code(
        "corrections-overlap",
        "error",
        "Two corrections claim the same words",
        "Both cannot be drawn, and nothing says which is right.",
        'corrections:\n  - quote: "secretary of Justice"\n    replacement: "attorney general"\n    reason: …\n'
        '  - quote: "of Justice"\n    replacement: "of State"\n    reason: …',
        "Make one correction of them. If the later one corrects the earlier, give it `supersedes: ID-OF-THE-EARLIER`.",
    ),
    Code(
        "correction-across-paragraphs",
        "error",
        "A correction runs over the end of a paragraph",
        "Words of several paragraphs, headings, list items or table cells cannot be replaced by one text.",
        'corrections:\n  - quote: "the last words. The first words"\n    replacement: "…"\n    reason: …',
        "Write one correction for each paragraph.",
    ),
    Code(
        "unknown-correction",
        "error",
        "`supersedes` names no correction of this article",
        "It takes the id of an earlier correction of the same words.",
        'corrections:\n  - quote: "electoral officer"\n    supersedes: no-such-id\n    replacement: …\n    reason: …',
        "Give the earlier correction an `id` and name it here.",
    ),
    Code(
        "superseding-other-words",
        "error",
        "A correction supersedes one of other words",
        "Both quote the words of the article's file, so that the later can take the earlier one's place.",
        'corrections:\n  - id: first\n    quote: "the mayor"\n    replacement: "the governor"\n    reason: …\n'
        '  - quote: "a bridge"\n    replacement: "a tunnel"\n    supersedes: first\n    reason: …',
        "Quote the same words as the earlier correction, or words that hold them.",
    ),
    Code(
        "nesting-too-deep",
        "error",
        "Lists or quotes stand inside each other more than 100 levels deep",
        "What lies deeper would be left out without a word.",
        "> > > > > > … (100 times)",
        "Take some of the levels out.",
    ),
    Code(
        "article-too-long",
        "error",
        "The text is longer than two million characters",
        "Parsing time grows with it, and no reader gets that far.",
        "an article of 400,000 words",
        "Make several articles of it.",
    ),
    Code(
        "note-too-long",
        "error",
        "A note, reason or biography is longer than 20,000 characters",
        "A note stands beside a line of text; what is longer is an article.",
        "a note of 4,000 words",
        "Write an article or a page and link to it from the note.",
    ),
    Code(
        "footnote-unused",
        "warning",
        "A footnote that nothing calls",
        "Its text is shown nowhere.",
        "Some text.\n\n[^1]: A footnote without its mark.",
        "Write `[^1]` where it belongs, or delete the footnote.",
        settable=True,
    ),
)
