"""Reads the answers of the Mongo track: `.mongodb.js` files as data, never as a program.

`parse` takes a text to a `Script` of commands or raises a `Stop`; `prepare_mongo` also asks whether
the exercise allows what it says, and gives a `PreparedMongo` or a `Rejected`. tree-sitter and bson
are imported when the first answer is read.
"""

from __future__ import annotations

from grader.queries.mongosh.facts import facts_of_script
from grader.queries.mongosh.prepare import PreparedMongo, parse, prepare_mongo
from grader.queries.mongosh.script import Command, Modifier, Operator, Places, Script, path_text

__all__ = [
    "Command",
    "Modifier",
    "Operator",
    "Places",
    "PreparedMongo",
    "Script",
    "facts_of_script",
    "parse",
    "path_text",
    "prepare_mongo",
]
