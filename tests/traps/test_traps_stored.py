"""Parts of the shipped data: small, lawful, and with the rows that are asked for."""

from __future__ import annotations

import json

import pytest

from grader.content import Library
from grader.traps.documents import document_violations
from grader.traps.rules import violations
from grader.traps.stored import document_parts, row_parts


def texts(library: Library, dataset: str, suffix: str) -> dict[str, str]:
    folder = library.seed_folder(dataset)
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob(f"*.{suffix}"))}


@pytest.mark.parametrize("dataset", ["shop", "lab"])
def test_parts_of_tables_keep_every_rule(library: Library, dataset: str) -> None:
    schema = library.schema(dataset)
    csv = texts(library, dataset, "csv")
    parts = list(row_parts(schema, csv, [], 40, 7))
    assert len(parts) == 40
    sizes = [sum(len(rows.rows) for rows in part.values()) for part in parts]
    assert min(sizes) > 0
    assert max(sizes) < sum(text.count("\n") for text in csv.values()) / 10
    for part in parts:
        assert violations(schema, part) == ()
    assert parts == list(row_parts(schema, csv, [], 40, 7))


def test_rows_that_cells_name_come_with_what_refers_to_them(library: Library) -> None:
    schema, csv = library.schema("shop"), texts(library, "shop", "csv")
    wanted = {"customer_id": 17, "country": "nowhere", "total": None}
    (part,) = row_parts(schema, csv, [wanted], 0, 0)
    assert violations(schema, part) == ()
    customers = part["customers"]
    assert 17 in [row[customers.columns.index("customer_id")] for row in customers.rows]
    orders = part["orders"]
    assert any(row[orders.columns.index("customer_id")] == 17 for row in orders.rows)
    assert list(row_parts(schema, csv, [{"nothing": 1}], 0, 0)) == []


def test_null_and_the_empty_string_are_told_apart(library: Library) -> None:
    schema = library.schema("shop")
    csv = {"customers": 'customer_id,full_name,email,phone\n1,"A ""B"", C",a@b,""\n2,D,,\n'}
    (part,) = row_parts(schema, csv, [], 1, 0)
    rows = {(1, 'A "B", C', "a@b", ""), (2, "D", None, None)}
    assert set(part["customers"].rows) <= rows
    (whole,) = row_parts(schema, csv, [{"customer_id": 1}], 0, 0)
    assert whole["customers"].rows == ((1, 'A "B", C', "a@b", ""),)


def test_a_cell_of_a_wrong_type_gives_no_parts(library: Library) -> None:
    csv = {"customers": "customer_id\nx\n"}
    assert list(row_parts(library.schema("shop"), csv, [], 3, 0)) == []


@pytest.mark.parametrize("dataset", ["shop", "lab", "telemetry"])
def test_parts_of_collections_keep_every_rule(library: Library, dataset: str) -> None:
    layout = json.loads(library.mongo_path(dataset).read_text("utf-8"))["collections"]
    lines = texts(library, dataset, "jsonl")
    parts = list(document_parts(lines, [], 12, 3))
    assert len(parts) == 12
    for part in parts:
        assert 0 < sum(map(len, part.values())) < 200
        assert document_violations(layout, part) == ()
    assert parts == list(document_parts(lines, [], 12, 3))


def test_documents_that_an_item_names_come_with_what_they_name(library: Library) -> None:
    (part,) = document_parts(texts(library, "shop", "jsonl"), [{"_id": 1001}], 0, 0)
    assert 1001 in [order["_id"] for order in part["orders"]]
    assert 4 in [customer["_id"] for customer in part["customers"]]
