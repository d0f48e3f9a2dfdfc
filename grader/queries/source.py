"""The text the learner wrote, and places in it.

PostgreSQL's parser counts bytes, the learner sees lines and characters; `Source` converts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from grader.models import Finding, Place

MAX_BYTES = 1_000_000
"""The largest answer that is read."""

_token = re.compile(
    r"""(?P<blank>\s+|--[^\n]*)
    |(?P<comment>/\*)
    |(?P<dollar>\$(?:[^\W\d]\w*)?\$)
    |(?P<string>[eE]'(?:[^'\\]|''|\\.)*(?:'|\Z)|(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*(?:'|\Z))
    |(?P<quoted>(?:[uU]&)?"(?:[^"]|"")*(?:"|\Z))
    |(?P<word>[^\W\d][\w$]*)
    |(?P<number>\.?\d[\w.]*)
    |(?P<sign>::|->>|->|<>|!=|<=|>=|\|\||.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token that is neither blank nor comment; `kind` is word, quoted, string, number or sign."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset just behind the token."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """The word in upper case, or "" where the token is none."""
        return self.text.upper() if self.kind == "word" else ""


class Source:
    """The learner's text with its tokens; offsets are characters from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: tuple[Token, ...] | None = None
        self._ends: list[int] = []
        self._last = max(len(text.rstrip()) - 1, 0)
        self._lines = [0, *(mark.end() for mark in re.finditer("\n", text))]
        self._line_bytes: list[int] = []
        if not text.isascii():
            sizes = [len(line.encode("utf-8")) + 1 for line in text.split("\n")]
            self._line_bytes = [0, *accumulate(sizes)][:-1]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, in order."""
        if self._tokens is None:
            self._tokens = tuple(_scan(self.text))
            self._ends = [token.end for token in self._tokens]
        return self._tokens

    def offset(self, byte: int) -> int:
        """The character at a byte offset, as PostgreSQL's syntax tree gives them."""
        if not self._line_bytes:
            return byte
        line = bisect_right(self._line_bytes, byte) - 1
        start = self._lines[line]
        stop = self._lines[line + 1] if line + 1 < len(self._lines) else len(self.text)
        before = self.text[start:stop].encode("utf-8")[: byte - self._line_bytes[line]]
        return start + len(before.decode("utf-8", "ignore"))

    def token_at(self, offset: int) -> Token | None:
        """The token that covers the offset, or the first one behind it."""
        tokens = self.tokens
        index = bisect_right(self._ends, offset)
        return tokens[index] if index < len(tokens) else None

    def place(self, offset: int, length: int = 0) -> Place:
        """The place at an offset; without a length it covers the token found there.

        A place behind the end is moved to the last character that is not blank.
        """
        last = self._last
        if not 0 <= offset <= last:
            offset, length = last, 1
        if not length:
            token = self.token_at(offset)
            length = token.end - offset if token is not None and token.start <= offset else 1
        line_end = self.text.find("\n", offset)
        room = (line_end if line_end >= 0 else len(self.text)) - offset
        line = bisect_right(self._lines, offset)
        return Place(line, offset - self._lines[line - 1] + 1, max(min(length, room), 1))


def decode_answer(raw: bytes) -> str | Finding:
    """The answer's text, or the finding that says why it is none.

    A byte order mark is dropped and Windows line ends become plain ones.
    """
    if len(raw) > MAX_BYTES:
        return Finding(
            "too-long",
            f"The answer has {len(raw):,} bytes; at most {MAX_BYTES:,} are read.",
            {"bytes": len(raw), "limit": MAX_BYTES},
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Finding("not-text", "The answer is UTF-16 text; save the file as UTF-8.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        return Finding(
            "not-text",
            f"The answer is not UTF-8 text: byte 0x{raw[problem.start]:02x} in line {line} "
            "does not belong there. Save the file as UTF-8.",
            {"line": line, "byte": raw[problem.start]},
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problem_at = control_character(text)
    if problem_at is not None:
        line = text.count("\n", 0, problem_at) + 1
        return Finding(
            "not-text",
            f"The answer is not plain text: line {line} holds the control character "
            f"U+{ord(text[problem_at]):04X}.",
            {"line": line},
        )
    return text


_control = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def control_character(text: str) -> int | None:
    """The offset of the first character that no plain text holds, or None."""
    found = _control.search(text)
    return found.start() if found else None


def _scan(text: str) -> Iterator[Token]:
    position, size = 0, len(text)
    while position < size:
        found = _token.match(text, position)
        if found is None:  # cannot happen: the last alternative takes any character
            return
        kind, end = found.lastgroup or "sign", found.end()
        if kind == "comment":
            end = _comment_end(text, position)
        elif kind == "dollar":
            close = text.find(found.group(), end)
            end = size if close < 0 else close + len(found.group())
            yield Token("string", text[position:end], position)
        elif kind != "blank":
            yield Token(kind, text[position:end], position)
        position = end


def _comment_end(text: str, start: int) -> int:
    """Where the comment that opens at `start` ends; PostgreSQL's comments nest."""
    depth = 0
    for mark in re.finditer(r"/\*|\*/", text[start:]):
        depth += 1 if mark.group() == "/*" else -1
        if depth == 0:
            return start + mark.end()
    return len(text)
