"""What the makers of data say when a schema asks for more than they can do."""

from __future__ import annotations

from grader.errors import DojoError


class UnknownRule(DojoError):
    """A rule or a type of a table (or a collection) that cannot be evaluated here.

    `owner` is the table or collection, `rule` its rule as it is written in the schema.
    """

    def __init__(self, owner: str, rule: str, why: str) -> None:
        super().__init__(owner, f"the rule `{rule}` cannot be evaluated: {why}")
        self.owner = owner
        self.rule = rule


class Unfillable(DojoError):
    """Rules that no row or document was found to keep."""

    def __init__(self, owner: str, message: str) -> None:
        super().__init__(owner, message)
        self.owner = owner
