"""Text as a YAML scalar that means exactly itself."""

import json


def quoted(text: str) -> str:
    """Return ``text`` between double quotation marks, on one line (YAML 1.2 §7.3.1).

    JSON's escapes are YAML's too; what cannot be printed is escaped, since YAML reads some of it as a line's end.
    """
    plain = json.dumps(text, ensure_ascii=False)
    return plain if plain.isprintable() else "".join(map(_escape, plain))


def _escape(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
