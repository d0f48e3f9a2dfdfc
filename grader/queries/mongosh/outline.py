"""A second look at a text that tree-sitter could not read, for a message at the right place.

It follows the tokens as an answer should have them and stops at the first that cannot stand there.
"""

from __future__ import annotations

from grader.queries.mongosh.text import short
from grader.queries.mongosh.tokens import Token
from grader.queries.mongosh.walk import LITERALS, Walk
from grader.queries.stop import Stop

_closing = {"(": ")", "[": "]", "{": "}"}
_statements = frozenset(
    [
        "function",
        "if",
        "for",
        "while",
        "do",
        "switch",
        "try",
        "return",
        "class",
        "async",
        "await",
        "import",
        "export",
        "throw",
        "yield",
        "delete",
        "typeof",
        "void",
        "debugger",
        "with",
    ]
)
_running = frozenset(
    ("=>", "?", "&&", "||", "??", "==", "===", "!=", "!==", "<", ">", "<=", ">=", "!")
)
_comparing = {
    ">": "$gt",
    ">=": "$gte",
    "<": "$lt",
    "<=": "$lte",
    "!=": "$ne",
    "!==": "$ne",
    "==": "$eq",
    "===": "$eq",
}
_calculating = frozenset(("+", "-", "*", "/", "%", "**"))

_COLON = "Behind a field's name stands a colon, not =."


class Outline(Walk):
    """One pass over the tokens; `check` raises at the first slip."""

    def check(self) -> None:
        """Raise the first slip, if there is one."""
        while self.at < len(self.tokens):
            if self.is_sign(";"):
                self.at += 1
                continue
            if self.word() in ("const", "let", "var"):
                self.at += 2
                self._declared()
            else:
                self._value()
            self._end_of_statement()

    def _declared(self) -> None:
        if self.is_sign(":"):
            raise self.slip("equals-for-colon", "A constant is declared with =, not with :.", "=")
        if not self.is_sign("="):
            raise self.slip("syntax", "A constant is declared as const name = value.")
        self.at += 1
        self._value()

    def _end_of_statement(self) -> None:
        token = self.token()
        if token is None or token.first or token.text == ";":
            return
        if token.text in (")", "]", "}"):
            message = f"This {token.text} closes nothing; leave it out."
            raise self.slip("extra-bracket", message)
        if token.text == ",":
            raise self.slip("extra-comma", "A command does not end with a comma; leave it out.")
        if token.text == ":":
            message = "A command begins with db, such as db.orders.find({ … })."
            raise self.slip("no-command", message)
        if token.text == "=":
            message = "Declare a constant with const; nothing else can be assigned."
            raise self.slip("javascript", message, refused=True)
        if token.kind == "word":
            behind = self.token(1)
            if behind is not None and behind.text == "(" and self.before() in (")", "]"):
                message = f"A dot is missing before {short(token.text)}."
                raise self.slip("missing-dot", message, f".{token.text}")
        self._running_sign()
        raise self.unexpected()

    def _value(self) -> None:
        self._operand()
        while (token := self.token()) is not None and token.text in _calculating:
            if token.kind != "sign":
                break
            self.at += 1
            self._operand()
        self._running_sign()

    def _running_sign(self) -> None:
        token = self.token()
        if token is not None and token.kind == "sign" and token.text in _running:
            message = f"An answer is read as data and nothing is run, so {token.text} is not read."
            raise self.slip("javascript", message, refused=True)

    def _operand(self) -> None:
        token = self.token()
        while token is not None and token.kind == "sign" and token.text in ("+", "-"):
            self.at += 1
            token = self.token()
        if token is None:
            raise self.ended("A value is missing at the end.")
        if token.kind == "word":
            self._name(token)
        elif token.kind in LITERALS:
            self.at += 1
        elif token.text == "{":
            self._object()
        elif token.text == "[":
            self._list("[")
        elif token.text == "(":
            self._list("(")
        elif token.text in (",", ")", "]", "}", ":", ";"):
            raise self.slip("missing-value", f"A value is missing before this {token.text}.")
        elif token.kind == "sign" and token.text in _comparing:
            operator = _comparing[token.text]
            message = f"A comparison is written with an operator: {{ {operator}: … }}."
            raise self.slip("comparison-sign", message, operator)
        else:
            self._running_sign()
            raise self.unexpected()
        self._behind_value()

    def _name(self, token: Token) -> None:
        if token.text in _statements and not self._key_follows():
            message = (
                "An answer is read as data and no JavaScript is run, "
                f"so {token.text} is not available."
            )
            raise self.slip("javascript", message, refused=True)
        self.at += 2 if token.text == "new" else 1

    def _key_follows(self) -> bool:
        behind = self.token(1)
        return behind is not None and behind.text in (":", ",", "}")

    def _behind_value(self) -> None:
        """Members, calls and indexes."""
        while (token := self.token()) is not None and token.kind == "sign":
            if token.text in (".", "?."):
                self.at += 1
                name = self.token()
                if name is None or name.kind != "word":
                    raise self.slip("missing-value", "A name is missing behind this dot.", back=1)
                self.at += 1
            elif token.text in ("(", "["):
                if token.first and token.text == "[":
                    return
                self._list(token.text)
            else:
                return

    def _list(self, opening: str) -> None:
        """Values between brackets or parentheses."""
        start = self.tokens[self.at]
        closing = _closing[opening]
        self.at += 1
        while not self.is_sign(closing):
            self.check_open(start, closing)
            if self.is_sign(","):
                raise self.slip("extra-comma", "There is nothing before this comma; leave it out.")
            if self.is_sign("..."):
                self.at += 1
            first = self.tokens[self.at] if self.at < len(self.tokens) else start
            self._value()
            if self.is_sign(","):
                self.at += 1
                continue
            if not self.is_sign(closing):
                self.check_open(start, closing)
                self._after_item(first)
        self.at += 1

    def _after_item(self, first: Token) -> None:
        """Something stands behind a value where a comma or the end should."""
        token = self.tokens[self.at]
        alone = self.tokens[self.at - 1] is first
        if (
            alone
            and first.kind in ("word", "string")
            and (
                token.text == ":"
                or (token.text == "{" and first.text.lstrip("\"'").startswith("$"))
            )
        ):
            name = first.text.strip("\"'")
            message = f"{short(name)} needs braces around it: {{ {short(name)}: … }}."
            raise self.slip("missing-braces", message, "{", token=first)
        if token.text == "=":
            raise self.slip("equals-for-colon", _COLON, ":")
        raise self.missing_comma()

    def _object(self) -> None:
        start = self.tokens[self.at]
        self.at += 1
        while not self.is_sign("}"):
            self.check_open(start, "}")
            if self.is_sign("..."):
                self.at += 1
                self._value()
            elif self.is_sign(","):
                raise self.slip("extra-comma", "There is nothing before this comma; leave it out.")
            else:
                self._entry(start)
            if self.is_sign(","):
                self.at += 1
                continue
            if not self.is_sign("}"):
                self.check_open(start, "}")
                raise self.missing_comma()
        self.at += 1

    def _entry(self, start: Token) -> None:
        key = self.tokens[self.at]
        if key.text == "{":
            message = (
                "A field's name should stand here; a } is missing before it, "
                "or these braces are too many."
            )
            raise self.slip("missing-bracket", message, "}")
        if key.text == "[":
            self._list("[")
        elif key.kind in ("word", "string", "number"):
            self.at += 1
        else:
            raise self.unexpected()
        token = self.token()
        if token is None:
            self.check_open(start, "}")
            return
        if token.text == ":":
            self.at += 1
            self._value()
            return
        if key.kind == "word" and token.text in (",", "}"):
            return
        raise self._bad_key(key, token)

    def _bad_key(self, key: Token, token: Token) -> Stop:
        name = key.text.strip("\"'")
        if token.text in ("=", "==", "=>"):
            return self.slip("equals-for-colon", _COLON, ":")
        if key.kind != "string" and token.text in (".", "-"):
            end = self.at
            while end < len(self.tokens) and (
                self.tokens[end].text in (".", "-") or self.tokens[end].kind in ("word", "number")
            ):
                end += 1
            path = self.text.text[key.start : self.tokens[end - 1].end]
            message = f'A name with a dot or a dash needs quotes: "{short(path)}".'
            return self.text.mistake(
                "quote-path", message, (key.start, self.tokens[end - 1].end), f'"{path}"'
            )
        if token.text in (",", "}", "]", ")", ";"):
            message = f"{short(name)} has no value; a colon and a value should follow it."
            return self.slip("missing-value", message, ":", token=key)
        message = f"A colon is missing behind {short(name)}: {{ {short(name)}: … }}."
        return self.slip("missing-colon", message, ":", token=key)
