"""A walk over an answer's tokens, and the findings for what stops it."""

from __future__ import annotations

from grader.queries.mongosh.text import Text, short
from grader.queries.mongosh.tokens import Token
from grader.queries.stop import Stop

LITERALS = ("string", "template", "number", "regex")
"""The kinds of tokens that are values by themselves."""


class Walk:
    """Stands at one token; `at` is its index."""

    def __init__(self, text: Text, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0

    def check_open(self, start: Token, closing: str) -> None:
        """Raise where the text ends, or another bracket closes, before `closing` came."""
        token = self.token()
        if token is None or (token.text == ";" and token.kind == "sign"):
            message = f"This {start.text} is never closed; {closing} is missing."
            raise self.slip("missing-bracket", message, closing, token=start)
        if token.kind != "sign" or token.text not in (")", "]", "}"):
            return
        opening = {")": "(", "]": "[", "}": "{"}[token.text]
        signs = [item.text for item in self.tokens if item.kind == "sign"]
        if signs.count(token.text) > signs.count(opening):
            raise self.slip("extra-bracket", f"This {token.text} closes nothing; leave it out.")
        message = f"{closing} is missing before this {token.text}."
        raise self.slip("missing-bracket", message, closing)

    def missing_comma(self) -> Stop:
        """The finding for something that stands right behind a value."""
        token = self.tokens[self.at]
        before = self.tokens[self.at - 1]
        if token.text == ":":
            return self.slip("syntax", "A colon cannot stand here; a brace or a name is missing.")
        if self._is_text(before, token):
            message = f'Text needs quotes: "{short(before.text)} {short(token.text)}".'
            return self.slip("missing-quotes", message, token=before)
        if token.kind in ("word", *LITERALS) or token.text in ("{", "[", "(", "...", "-"):
            message = f"A comma is missing before {short(token.text)}."
            return self.slip("missing-comma", message, ",")
        return self.unexpected()

    def _is_text(self, before: Token, token: Token) -> bool:
        """Whether two words stand where a value should, such as New York."""
        start = self.tokens[self.at - 2].text if self.at > 1 else ""
        behind = self.token(1)
        return (
            before.kind == token.kind == "word"
            and start in (":", ",", "[", "(")
            and before.text not in ("true", "false", "null")
            and (behind is None or behind.text not in (":", "("))
        )

    def unexpected(self) -> Stop:
        """The finding for a token that cannot stand where it does."""
        token = self.token()
        if token is None:
            return self.ended("The answer ends too early.")
        return self.slip("syntax", f"{short(token.text)} cannot stand here.")

    def ended(self, message: str) -> Stop:
        """The finding for a text that ends too early."""
        return self.slip("syntax", message, token=self.tokens[-1])

    def slip(
        self,
        code: str,
        message: str,
        suggestion: str = "",
        *,
        token: Token | None = None,
        back: int = 0,
        refused: bool = False,
    ) -> Stop:
        """The finding, at the present token unless another is given."""
        if token is None:
            token = self.tokens[min(self.at, len(self.tokens)) - back if back else
                                min(self.at, len(self.tokens) - 1)]  # fmt: skip
        report = self.text.refused if refused else self.text.mistake
        return report(code, message, (token.start, token.end), suggestion)

    def token(self, ahead: int = 0) -> Token | None:
        """The token at hand, or one further on; None behind the last."""
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else None

    def is_sign(self, text: str) -> bool:
        """Whether this sign is at hand."""
        token = self.token()
        return token is not None and token.kind == "sign" and token.text == text

    def word(self) -> str:
        """The word at hand, or ""."""
        token = self.token()
        return token.text if token is not None and token.kind == "word" else ""

    def before(self) -> str:
        """The text of the token before."""
        return self.tokens[self.at - 1].text if self.at else ""
