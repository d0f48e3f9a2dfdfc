"""What a MongoDB server says against an answer, and what the learner is told."""

from __future__ import annotations

import json

import pytest

from grader.queries.mongosh.server_errors import explain_mongo_error

ANSWER = 'db.orders.aggregate([\n  { $grup: { _id: "$status" } }\n])'

SAID = [
    ("Location40324", "Unrecognized pipeline stage name: '$grup'", "unknown-operator", "$grup", "$group"),
    ("InvalidPipelineOperator", "Unrecognized expression '$summ'", "unknown-operator", "$summ", "$sum"),
    ("Location31325", "Invalid $project :: caused by :: Unknown expression $dvide", "unknown-operator", "$dvide", "$divide"),
    ("BadValue", "unknown operator: $gtee", "unknown-operator", "$gtee", "$gte"),
    ("BadValue", "unknown top level operator: $orr. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.", "unknown-operator", "$orr", "$or"),
    ("FailedToParse", "Unknown modifier: $sett. Expected a valid update modifier or pipeline-style update specified as an array", "unknown-operator", "$sett", "$set"),
    ("DuplicateKey", "E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: 1 }", "duplicate-key", "{ _id: 1 }", ""),
    ("11000", 'E11000 duplicate key error collection: shop.users index: email dup key: { email: "a" }', "duplicate-key", "index email", ""),
    ("DuplicateKey", "Index build failed: 43fc: Collection shop.a ( 86e8 ) :: caused by :: E11000 duplicate key error collection: shop.a index: z_1 dup key: { z: null }", "duplicate-key", "cannot be unique", ""),
    ("TypeMismatch", "Plan executor error during update :: caused by :: Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'x' of non-numeric type string", "type-mismatch", "$inc", ""),
    ("BadValue", "Plan executor error during update :: caused by :: The field 'tags' must be an array but is of type string in document {_id: 1}", "type-mismatch", "tags", ""),
    ("Location17124", "PlanExecutor error during aggregation :: caused by :: The argument to $size must be an array, but was of type: missing", "type-mismatch", "missing", ""),
    ("Location16702", "PlanExecutor error during aggregation :: caused by :: $concat only supports strings, not int", "type-mismatch", "strings", ""),
    ("Location16006", "PlanExecutor error during aggregation :: caused by :: can't convert from BSON type string to Date", "type-mismatch", "Date", ""),
    ("BadValue", "$in needs an array", "type-mismatch", "$in", ""),
    ("BadValue", "Failed to optimize pipeline :: caused by :: can't $divide by zero", "division-by-zero", "zero", ""),
    ("ConversionFailure", "Failed to parse number 't' in $convert with no onError value: Did not consume whole string.", "cast", "'t'", ""),
    ("Location17276", "Invalid $project :: caused by :: Use of undefined variable: now", "unknown-variable", "$$now", ""),
    ("ImmutableField", "Plan executor error during update :: caused by :: Performing an update on the path '_id' would modify the immutable field '_id'", "immutable-field", "_id", ""),
    ("ConflictingUpdateOperators", "Updating the path 'n' would create a conflict at 'n'", "update-conflict", "n", ""),
    ("PathNotViable", "Plan executor error during update :: caused by :: Cannot create field 'b' in element {n: 1}", "path-conflict", "b", ""),
    ("BadValue", "No array filter found for identifier 'e' in path 'arr.$[e]'", "array-filter", "$[e]", ""),
    ("Location16020", "Invalid $project :: caused by :: Expression $divide takes exactly 2 arguments. 1 were passed in.", "argument-count", "exactly 2", ""),
    ("Location15955", "a group specification must include an _id", "missing-group-key", "_id", ""),
    ("Location40234", "The field 'n' must be an accumulator object", "accumulator-missing", "n", ""),
    ("Location31254", "Cannot do exclusion on field n in inclusion projection", "mixed-projection", "_id", ""),
    ("Location51091", "Regular expression is invalid: missing closing parenthesis", "bad-regex", "parenthesis", ""),
    ("Location40323", "A pipeline stage specification object must contain exactly one field.", "stage-shape", "one field", ""),
    ("Location40601", "$out can only be the final stage in the pipeline", "stage-order", "$out", ""),
    ("IndexKeySpecsConflict", "An existing index has the same name as the requested index. When index names are not specified …", "index-conflict", "index", ""),
    ("CannotCreateIndex", "Unknown index plugin 'foo'", "bad-index", "foo", ""),
    ("ValueError", "update only works with $ operators", "update-operator-missing", "$set", ""),
    ("ValueError", "replacement can not include $ operators", "operator-in-replacement", "$set", ""),
    ("IDLFailedToParse", "BSON field '$lookup.as' is missing but a required field", "bad-value", "$lookup.as", ""),
    ("Unauthorized", "not authorized on shop to execute command", "not-authorized", "may not", ""),
    ("NoPlan", "this server tells no plan", "not-offline", "plan", ""),
    ("Location999999", "something nobody has seen", "server-error", "something nobody has seen", ""),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "message", "code", "part", "guess"), SAID)
def test_an_error_gets_its_code_and_plain_words(
    kind: str, message: str, code: str, part: str, guess: str
) -> None:
    finding = explain_mongo_error(kind, message, ANSWER)
    assert (finding.code, finding.suggestion) == (code, guess)
    assert part in finding.message
    assert "caused by" not in finding.message
    assert finding.evidence["error"] == kind


def test_the_place_is_that_of_the_only_mention() -> None:
    finding = explain_mongo_error(
        "Location40324", "Unrecognized pipeline stage name: '$grup'", ANSWER
    )
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.length) == (2, 5, 5)
    twice = explain_mongo_error(
        "Location40324", "Unrecognized pipeline stage name: '$grup'", ANSWER * 2
    )
    assert twice.place is None


def test_a_validators_rules_are_told_one_by_one() -> None:
    """The server's `details` stand in the message's second line."""
    details = {
        "operatorName": "$jsonSchema",
        "schemaRulesNotSatisfied": [
            {"operatorName": "required", "specifiedAs": {"required": ["x"]}, "missingProperties": ["x"]},
            {"operatorName": "properties", "propertiesNotSatisfied": [
                {"propertyName": "o", "details": [
                    {"operatorName": "properties", "propertiesNotSatisfied": [
                        {"propertyName": "k", "details": [
                            {"operatorName": "enum", "specifiedAs": {"enum": ["a"]},
                             "reason": "value was not found in enum", "consideredValue": "c"}]}]},
                    {"operatorName": "additionalProperties", "specifiedAs": {"additionalProperties": False},
                     "additionalProperties": ["z"]}]}]},
        ],
    }  # fmt: skip
    message = "Document failed validation\n" + json.dumps(details)
    finding = explain_mongo_error("DocumentValidationFailure", message, "")
    assert finding.code == "validator-failed"
    for rule in ("x is missing", 'o.k is "c"', "o may not have z"):
        assert rule in finding.message


@pytest.mark.parametrize("rest", ["", "\nno JSON", '\n["a"]', '\n{"details": 3}'])
def test_details_of_another_shape_do_no_harm(rest: str) -> None:
    finding = explain_mongo_error("121", "Document failed validation" + rest, "")
    assert finding.message == "The collection's validator refuses the document."
