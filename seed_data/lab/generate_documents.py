"""Turn the CSV files of `lab` into documents, as a document database would hold them.

Usage: ``python seed_data/lab/generate_documents.py [OUTDIR]`` writes one ``<collection>.jsonl``
per collection, from the CSV files beside this script. Nothing is drawn: the same bytes every run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from seed_data.documents import (
    Document,
    Long,
    Row,
    array,
    by_key,
    moment,
    needed,
    number,
    object_id,
    read_table,
    write_collection,
)

HERE = Path(__file__).resolve().parent
MACHINE = "1ab0c0ffee"
ASKED_AGAIN = datetime(2024, 1, 1)  # from here on, what is not known is stored as null
TAG_LISTS = datetime(2023, 9, 1)  # from here on, a single tag is a list too
TOLD_NO_TEAM = frozenset({1, 23})  # their missing team is stored as null


def users() -> list[Document]:
    """Turn the people into documents."""
    found: list[Document] = []
    for row in read_table(HERE, "users"):
        key = int(needed(row, "user_id"))
        user: Document = {
            "_id": key,
            "full_name": needed(row, "full_name"),
            "email": needed(row, "email"),
        }
        if row["team"] or key in TOLD_NO_TEAM:
            user["team"] = row["team"]
        if row["manager_id"]:
            user["manager_id"] = int(row["manager_id"])
        elif key == 1:
            user["manager_id"] = None
        user["joined_on"] = moment(needed(row, "joined_on"))
        found.append(user)
    return found


def experiments() -> list[Document]:
    """Turn the experiments into documents, their variants inside."""
    variants = by_key(read_table(HERE, "variants"), "experiment_id")
    found: list[Document] = []
    for row in read_table(HERE, "experiments"):
        key = int(needed(row, "experiment_id"))
        experiment: Document = {
            "_id": key,
            "name": needed(row, "name"),
            "owner_id": int(row["owner_id"]) if row["owner_id"] else None,
            "status": needed(row, "status"),
        }
        if row["started_on"]:
            experiment["started_on"] = moment(row["started_on"])
            experiment["ended_on"] = moment(row["ended_on"]) if row["ended_on"] else None
        experiment["config"] = json.loads(needed(row, "config"))
        experiment["variants"] = [
            {
                "name": needed(variant, "name"),
                "is_control": variant["is_control"] == "true",
                "traffic_share": Decimal(needed(variant, "traffic_share")),
            }
            for variant in variants[key]
        ]
        found.append(experiment)
    return found


def subjects() -> list[Document]:
    """Turn the subjects into documents, their assignments inside."""
    assignments = by_key(read_table(HERE, "assignments"), "subject_id")
    found: list[Document] = []
    for row in read_table(HERE, "subjects"):
        key = int(needed(row, "subject_id"))
        signed_up = moment(needed(row, "signed_up_at"))
        subject: Document = {"_id": key, "display_name": needed(row, "display_name")}
        if row["country"] or signed_up >= ASKED_AGAIN:
            subject["country"] = row["country"]
        if row["referral"] is not None:
            subject["referral"] = row["referral"]
        subject["signed_up_at"] = signed_up
        if key in assignments or signed_up >= ASKED_AGAIN:
            subject["assignments"] = [
                {
                    "experiment_id": int(needed(assignment, "experiment_id")),
                    "variant": needed(assignment, "variant"),
                    "assigned_at": moment(needed(assignment, "assigned_at")),
                }
                for assignment in assignments.get(key, [])
            ]
        found.append(subject)
    return found


def events() -> list[Document]:
    """Turn the stream of events into documents, in order of arrival."""
    found: list[Document] = []
    for row in read_table(HERE, "events"):
        key = int(needed(row, "event_id"))
        arrived = moment(needed(row, "arrived_at"))
        event: Document = {
            "_id": object_id(arrived, MACHINE, key),
            "event_id": key,
            "subject_id": int(needed(row, "subject_id")),
            "event_type": needed(row, "event_type"),
            "event_at": moment(needed(row, "event_at")),
            "arrived_at": arrived,
        }
        if event["event_type"] in ("purchase", "refund"):
            event["value"] = number(row["value"]) if row["value"] else None
        found.append(event)
    return found


def metric(row: Row) -> Document:
    """Turn one measurement into a sub-document."""
    return {
        "metric": needed(row, "metric"),
        "step": int(needed(row, "step")),
        "value": number(row["value"]) if row["value"] else None,
        "recorded_at": moment(needed(row, "recorded_at")),
    }


def deployment(row: Row) -> Document:
    """Turn one time in service into a sub-document."""
    return {
        "deployment_id": int(needed(row, "deployment_id")),
        "environment": needed(row, "environment"),
        "deployed_at": moment(needed(row, "deployed_at")),
        "retired_at": moment(row["retired_at"]) if row["retired_at"] else None,
    }


def artifact_bytes(key: int, model: str) -> Long:
    """Say how large the trained model is: some pass what 32 bits hold."""
    base = {"churn": 18_350_080, "fraud": 96_468_992, "forecast": 402_653_184}
    return Long(base.get(model, 1_879_048_192) + key * 4_194_304)


def runs() -> list[Document]:
    """Turn the training runs into documents, their metrics and deployments inside."""
    metrics = by_key(read_table(HERE, "run_metrics"), "run_id")
    deployments = by_key(read_table(HERE, "deployments"), "run_id")
    found: list[Document] = []
    for row in read_table(HERE, "training_runs"):
        key = int(needed(row, "run_id"))
        status, started = needed(row, "status"), moment(needed(row, "started_at"))
        run: Document = {
            "_id": key,
            "user_id": int(needed(row, "user_id")),
            "model": needed(row, "model"),
        }
        if row["parent_run_id"]:
            run["parent_run_id"] = int(row["parent_run_id"])
        run |= {
            "status": status,
            "started_at": started,
            "finished_at": moment(row["finished_at"]) if row["finished_at"] else None,
            "seed": int(row["seed"]) if row["seed"] else None,
        }
        if row["tags"] is not None:
            tags = array(row["tags"])
            run["tags"] = tags[0] if len(tags) == 1 and started < TAG_LISTS else tags
        if row["note"] is not None:
            run["note"] = row["note"]
        if status == "succeeded":
            run["artifact_bytes"] = artifact_bytes(key, needed(row, "model"))
        rows = sorted(metrics.get(key, []), key=lambda item: needed(item, "recorded_at"))
        if rows or status == "failed":
            run["metrics"] = [metric(item) for item in rows]
        if key in deployments:
            run["deployments"] = [deployment(item) for item in deployments[key]]
        found.append(run)
    return found


def predictions() -> list[Document]:
    """Turn the predictions into documents, what was seen later inside."""
    labels = by_key(read_table(HERE, "labels"), "prediction_id")
    found: list[Document] = []
    for row in read_table(HERE, "predictions"):
        key = int(needed(row, "prediction_id"))
        prediction: Document = {
            "_id": key,
            "deployment_id": int(needed(row, "deployment_id")),
            "subject_id": int(needed(row, "subject_id")),
            "predicted_at": moment(needed(row, "predicted_at")),
            "score": number(needed(row, "score")),
        }
        for seen in labels.get(key, []):
            label = seen["label"]
            prediction["label"] = {
                "value": None if label is None else label == "true",
                "labelled_at": moment(needed(seen, "labelled_at")),
            }
        found.append(prediction)
    return found


def main(argv: Sequence[str]) -> None:
    """Write every collection into the folder given, or next to this file."""
    folder = Path(argv[0]) if argv else HERE
    makers: tuple[Callable[[], list[Document]], ...] = (
        users,
        experiments,
        subjects,
        events,
        runs,
        predictions,
    )
    for maker in makers:
        write_collection(folder, maker.__name__, maker())


if __name__ == "__main__":
    main(sys.argv[1:])
