"""The words of the design as data; they only read, write and compare themselves."""

from grader.models.difference import (
    ColumnDifference,
    CountedRow,
    Difference,
    OrderDifference,
    RowPair,
    TypeClash,
)
from grader.models.exercise import (
    EngineName,
    Exercise,
    Kind,
    Limits,
    Policy,
    SortKey,
    TableRows,
    Track,
    Trap,
    WrongAnswer,
)
from grader.models.facts import QueryFacts
from grader.models.report import EXIT_CODES, CaseReport, Finding, Place, Report, Run, Verdict
from grader.models.results import Column, Outcome, RelationState, Result, Row
from grader.models.schema import Check, ForeignKey, Schema, Table, TableColumn
from grader.models.values import Interval, Json, Value, decode, encode, family, show

__all__ = [
    "EXIT_CODES",
    "CaseReport",
    "Check",
    "Column",
    "ColumnDifference",
    "CountedRow",
    "Difference",
    "EngineName",
    "Exercise",
    "Finding",
    "ForeignKey",
    "Interval",
    "Json",
    "Kind",
    "Limits",
    "OrderDifference",
    "Outcome",
    "Place",
    "Policy",
    "QueryFacts",
    "RelationState",
    "Report",
    "Result",
    "Row",
    "RowPair",
    "Run",
    "Schema",
    "SortKey",
    "Table",
    "TableColumn",
    "TableRows",
    "Track",
    "Trap",
    "TypeClash",
    "Value",
    "Verdict",
    "WrongAnswer",
    "decode",
    "encode",
    "family",
    "show",
]
