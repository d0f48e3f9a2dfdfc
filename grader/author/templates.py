"""The files of a new exercise as they begin, saying what belongs in each."""

from __future__ import annotations

from grader.models import Track

_SQL = {
    "exercise.toml": """\
format = 1
title = "{title}"
dataset = "{dataset}"
kind = "query"
level = 2
topics = ["{topic}"]

[compare]
# order_by = ["total desc", "name"]
# round = {{ share = 2 }}
""",
    "prompt.md": """\
Say what is asked in two or three sentences, with every edge case that matters.

| column | type | meaning |
| --- | --- | --- |
| name | text | what it holds |

The rows may come in any order.
""",
    "starter.sql": "-- {title}\nSELECT\nFROM ;\n",
    "solution.sql": "-- The reference. `dojo author record {id}` writes expected.json from it.\n",
    "hints.md": """\
## A nudge

Where to look, without a word of SQL.

## The clause

Which clause or function does it.

## Nearly there

The shape of the answer, with blanks.
""",
    "wrong/first.sql": "-- verdict: wrong, code: missing-rows\n-- why: the usual mistake\n",
}

_MONGO = {
    "exercise.toml": """\
format = 1
title = "{title}"
dataset = "{dataset}"
kind = "query"                    # change: what it leaves behind counts; define: indexes
level = 2
topics = ["{topic}"]
# twin = "sql/joins/the-same-question"   # the exercise of the SQL track that asks the same
# offline = false                 # only a server can judge it

[compare]
# order_by = ["total desc", "customer.name"]   # paths; left out: any order
# round = {{ share = 2 }}
# unordered = ["tags"]            # arrays whose elements may come in any order
# id = true                       # the _id of what comes out counts

# [state]
# relations = ["orders"]          # for kind change: the collections whose content counts
""",
    "prompt.md": """\
Say what is asked in two or three sentences, with every edge case that matters: a field that is
missing, one that is null, an empty array, a value of another type.

| field | type | meaning |
| --- | --- | --- |
| name | string | what it holds |

The documents may come in any order.
""",
    "starter.mongodb.js": "// {title}\ndb.{collection}.find({{}})\n",
    "solution.mongodb.js": """\
// The reference. `dojo author record {id}` writes expected.json from it.
// One command, as mongosh takes it: db.{collection}.find({{ … }}) or .aggregate([ … ]).
""",
    "hints.md": """\
## A nudge

Where to look, without a word of MongoDB.

## The operator

Which operator or stage does it.

## Nearly there

The shape of the answer, with blanks.
""",
    "wrong/first.mongodb.js": """\
// verdict: wrong, code: missing-rows
// why: the usual mistake
""",
}

TEMPLATES = {Track.SQL: _SQL, Track.MONGO: _MONGO}
"""File name to text, with the id, title, topic, dataset and a collection's name to fill in."""
