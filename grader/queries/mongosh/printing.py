"""A script as text that reads back to the same script."""

from __future__ import annotations

import base64
import json
import math
import re
from datetime import datetime
from typing import Any

from grader.queries.mongosh import arithmetic
from grader.queries.mongosh.dates import milliseconds
from grader.queries.mongosh.methods import METHODS
from grader.queries.mongosh.script import Command, Script

_name = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_plain_collection = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def print_script(script: Script) -> str:
    """The commands of a script, one a line, each `use` where the database changes."""
    lines: list[str] = []
    database: str | None = None
    for command in script.commands:
        if command.database is not None and command.database != database:
            database = command.database
            lines.append(f"use({_text(database)})")
        lines.append(print_command(command))
    return "\n".join(lines) + "\n"


def print_command(command: Command) -> str:
    """One command as it is written."""
    start = f"db.{command.collection}"
    if not _plain_collection.fullmatch(command.collection):
        start = f"db.getCollection({_text(command.collection)})"
    given: list[str] = []
    for parameter in METHODS[command.operation].parameters:
        if parameter.name in command.arguments:
            given.extend("{}" for _ in range(len(given), _index(command, parameter.name)))
            given.append(print_value(command.arguments[parameter.name]))
    chain = [f"{command.operation}({', '.join(given)})"]
    chain += [f"{item.name}({print_value(item.value)})" for item in command.modifiers]
    chain += [f"{command.finish}()"] * bool(command.finish)
    if command.explain is not None:
        chain.insert(0, f"explain({_text(command.explain)})")
    return ".".join([start, *chain])


def print_value(value: Any) -> str:
    """A value as the shell writes it."""
    match value:
        case dict():
            pairs = [f"{_key(key)}: {print_value(item)}" for key, item in value.items()]
            return "{ " + ", ".join(pairs) + " }" if pairs else "{}"
        case list():
            return "[" + ", ".join(map(print_value, value)) + "]"
        case str():
            return _text(value)
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case datetime():
            return _date(value)
    if type(value) is float:
        return _float(value)
    return str(value) if type(value) is int else _special(value)


def _index(command: Command, name: str) -> int:
    parameters = METHODS[command.operation].parameters
    return next(index for index, item in enumerate(parameters) if item.name == name)


def _key(name: str) -> str:
    if _name.fullmatch(name) and name != "__proto__":
        return name
    return f"[{_text(name)}]" if name == "__proto__" else _text(name)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _float(number: float) -> str:
    """A double; one that the shell would store as an integer is written `Double(2)`."""
    if math.isnan(number):
        return "NaN"
    shown = arithmetic.number_text(number)
    if number == 0 and math.copysign(1, number) < 0:
        return "-0"
    return f"Double({shown})" if type(arithmetic.from_number(number)) is int else shown


def _date(moment: datetime) -> str:
    if moment.year < 1000:
        return f"new Date({milliseconds(moment)})"
    part = f".{moment.microsecond // 1000:03}" if moment.microsecond else ""
    return f'ISODate("{moment:%Y-%m-%dT%H:%M:%S}{part}Z")'


def _special(value: Any) -> str:
    name = type(value).__name__
    match name:
        case "ObjectId":
            return f'ObjectId("{value}")'
        case "Int64":
            return f'NumberLong("{value}")'
        case "Decimal128":
            return f'NumberDecimal("{value}")'
        case "Timestamp":
            return f"Timestamp({value.time}, {value.inc})"
        case "Binary":
            return f'BinData({value.subtype}, "{base64.b64encode(value).decode()}")'
        case "Regex":
            from bson.regex import Regex

            letters = [letter for letter in "imsx" if value.flags & Regex(".", letter).flags]
            return f'RegExp({_text(value.pattern)}, "{"".join(letters)}")'
        case _:
            return f"{name}()"
