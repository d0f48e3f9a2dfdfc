"""Generate the seed data of the `lab` dataset: one CSV file a table, the same bytes each run.

Usage: python generate.py [OUTDIR]
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Scalar = None | bool | int | float | Decimal | str | date | datetime
Value = Scalar | tuple[str, ...] | dict[str, Json]
Row = Sequence[Value]

SEED = 20240229
LAST_MOMENT = datetime(2025, 3, 31, 23, 59, 59)
OUTAGE_DAYS = {date(2024, 5, 18), date(2024, 5, 19), date(2024, 11, 5)}

HEADERS = {
    "users": "user_id full_name email team manager_id joined_on",
    "experiments": "experiment_id name owner_id status started_on ended_on config",
    "variants": "experiment_id name is_control traffic_share",
    "subjects": "subject_id display_name country referral signed_up_at",
    "assignments": "subject_id experiment_id variant assigned_at",
    "events": "event_id subject_id event_type event_at arrived_at value",
    "training_runs": (
        "run_id user_id model parent_run_id status started_at finished_at seed tags note"
    ),
    "run_metrics": "run_id metric step value recorded_at",
    "feature_values": "feature_value_id subject_id feature event_at arrived_at value",
    "deployments": "deployment_id run_id environment deployed_at retired_at",
    "predictions": "prediction_id deployment_id subject_id predicted_at score",
    "labels": "prediction_id label labelled_at",
}


class Subject(NamedTuple):
    """One row of subjects."""

    subject_id: int
    display_name: str
    country: str | None
    referral: str | None
    signed_up_at: datetime


class Assignment(NamedTuple):
    """One row of assignments."""

    subject_id: int
    experiment_id: int
    variant: str
    assigned_at: datetime


class Event(NamedTuple):
    """One row of events, before it is numbered."""

    subject_id: int
    event_type: str
    event_at: datetime
    arrived_at: datetime
    value: Decimal | None


class Run(NamedTuple):
    """One row of training_runs."""

    run_id: int
    user_id: int
    model: str
    parent_run_id: int | None
    status: str
    started_at: datetime
    finished_at: datetime | None
    seed: int | None
    tags: tuple[str, ...] | None
    note: str | None


class Metric(NamedTuple):
    """One row of run_metrics."""

    run_id: int
    metric: str
    step: int
    value: float | None
    recorded_at: datetime


class Feature(NamedTuple):
    """One row of feature_values, before it is numbered."""

    subject_id: int
    feature: str
    event_at: datetime
    arrived_at: datetime
    value: float | None


class Deployment(NamedTuple):
    """One row of deployments."""

    deployment_id: int
    run_id: int
    environment: str
    deployed_at: datetime
    retired_at: datetime | None


class Prediction(NamedTuple):
    """One row of predictions, before it is numbered."""

    deployment_id: int
    subject_id: int
    predicted_at: datetime
    score: float
    label: bool | None
    labelled_at: datetime | None


# --- writing -------------------------------------------------------------------------------


def field(value: Value) -> str:
    """Return one CSV field as PostgreSQL's COPY ... CSV reads it: bare empty is NULL."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    if isinstance(value, tuple):
        text = "{" + ",".join(value) + "}"
    elif isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    else:
        text = value
    if text == "" or any(c in text for c in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_table(folder: Path, table: str, rows: Sequence[Row]) -> None:
    """Write one table's CSV file."""
    names = HEADERS[table].split()
    lines = [",".join(names)]
    for row in rows:
        if len(row) != len(names):
            raise ValueError(f"{table}: {len(row)} values for {len(names)} columns")
        lines.append(",".join(field(value) for value in row))
    (folder / f"{table}.csv").write_bytes(("\n".join(lines) + "\n").encode())


# --- small helpers -------------------------------------------------------------------------


def ts(text: str) -> datetime:
    """Read a timestamp, or a date meaning its midnight."""
    return datetime.fromisoformat(text)


def midnight(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())


def monday(moment: date) -> date:
    """Return the Monday of the week a moment lies in."""
    day = moment.date() if isinstance(moment, datetime) else moment
    return day - timedelta(days=day.weekday())


def moment_between(rng: Random, start: datetime, end: datetime) -> datetime:
    """Return a moment from start to end, both included, at whole seconds."""
    return start + timedelta(seconds=rng.randint(0, int((end - start).total_seconds())))


# --- users ---------------------------------------------------------------------------------

# id, name, local part of the e-mail, team, manager, joined
USERS: list[tuple[int, str, str, str | None, int | None, str]] = [
    (1, "Ingrid Sørby", "ingrid.sorby", None, None, "2019-03-01"),
    (2, "Tomasz Wałek", "tomasz.walek", "Search", 1, "2019-06-17"),
    (3, "Aoife O'Brannagh", "aoife.obrannagh", "Fraud", 1, "2019-09-02"),
    (4, "Renata Quispel", "renata.quispel", "Growth", 1, "2020-01-01"),
    (5, "佐倉 健", "ken.sakura", "Platform", 1, "2020-02-29"),
    (6, "Jürgen Pfalz", "juergen.pfalz", "Search", 2, "2020-05-04"),
    (7, "Marta Łącka", "marta.lacka", "Search", 2, "2020-08-31"),
    (8, "Dev Anandkar", "dev.anandkar", "Fraud", 3, "2020-10-01"),
    (9, "Jana Müller", "jana.mueller", "Fraud", 3, "2020-12-31"),
    (10, "Jana Müller", "jana.mueller2", "Growth", 4, "2021-01-01"),
    (11, "Colm D'Arrigo", "colm.darrigo", "Growth", 4, "2021-03-15"),
    (12, "Noémie Tessard", "noemie.tessard", "Platform", 5, "2021-04-01"),
    (13, "Bjarne Holmquist", "bjarne.holmquist", "Search", 6, "2021-06-30"),
    (14, "Ximena Ordaz", "ximena.ordaz", "Search", 6, "2021-07-01"),
    (15, "Pius Achterberg", "pius.achterberg", "Search", 7, "2021-09-13"),
    (16, "Lale Yıldıran", "lale.yildiran", "Fraud", 8, "2021-11-01"),
    (17, "Anton Zweig", "anton.zweig", "Fraud", 8, "2022-01-03"),
    (18, "Siobhán O'Keel", "siobhan.okeel", "Fraud", 9, "2022-01-03"),
    (19, "Gustavo Peñalba", "gustavo.penalba", "Growth", 10, "2022-02-28"),
    (20, "Hanneke Vos", "hanneke.vos", "Growth", 11, "2022-03-31"),
    (21, "Ruben Castellane", "ruben.castellane", "Platform", 12, "2022-05-02"),
    (22, "Oksana Bilyk", "oksana.bilyk", "Platform", 12, "2022-06-01"),
    (23, "Wilma Strand", "wilma.strand", None, 1, "2022-08-15"),
    (24, "Teo Marušić", "teo.marusic", "Search", 13, "2022-09-01"),
    (25, "Farida Belkacem", "farida.belkacem", "Search", 13, "2022-10-17"),
    (26, "Kwame Odartey", "kwame.odartey", "Fraud", 16, "2022-12-31"),
    (27, "Petra Sládková", "petra.sladkova", "Growth", 19, "2023-01-02"),
    (28, "Ilse Brandvold", "ilse.brandvold", "Platform", 21, "2023-02-28"),
    (29, "Mats Ekelöf", "mats.ekeloef", "Search", 24, "2023-04-03"),
    (30, "Yuna Hwangbo", "yuna.hwangbo", "Growth", 20, "2023-05-31"),
    (31, "Luca Ferrantelli", "luca.ferrantelli", "Fraud", 26, "2023-07-03"),
    (32, "Ayodele Bamgboye", "ayodele.bamgboye", "Platform", 21, "2023-09-01"),
    (33, "Sven Oderkirk", "sven.oderkirk", None, None, "2023-10-02"),
    (34, "Chiara Dell'Orso", "chiara.dellorso", "Search", 29, "2023-12-31"),
    (35, "Emil Grzyb", "emil.grzyb", "Growth", 30, "2024-01-01"),
    (36, "Leonie Aschauer", "leonie.aschauer", "Fraud", 26, "2024-02-29"),
    (37, "Nikhil Varadan", "nikhil.varadan", "Platform", 32, "2024-02-29"),
    (38, "Anton Zweig", "anton.zweig2", None, 33, "2024-05-06"),
    (39, "Mirela Ionaşcu", "mirela.ionascu", "Search", 29, "2024-06-30"),
    (40, "Odd Lindqvist", "odd.lindqvist", "Growth", 42, "2024-09-02"),
    (41, "Zoë Hartwell", "zoe.hartwell", None, 42, "2024-10-01"),
    (42, "Baptiste Léger", "baptiste.leger", "Growth", 4, "2024-12-31"),
]
USERS_WITHOUT_RUNS = {1, 4, 17, 23, 33, 38, 41, 42}


def user_rows() -> list[Row]:
    """Return the rows of users."""
    return [
        (user_id, name, f"{mail}@lab.example", team, manager, date.fromisoformat(joined))
        for user_id, name, mail, team, manager, joined in USERS
    ]


# --- experiments and variants --------------------------------------------------------------

EXPERIMENTS: list[tuple[int, str, int | None, str, str | None, str | None, dict[str, Json]]] = [
    (1, "Green checkout button", 10, "stopped", "2023-09-04", "2023-10-15",
     {"metric": "purchase_rate", "min_days": 14, "targeting": {"countries": ["DE", "AT"]}}),
    (2, "Shorter signup form", 11, "stopped", "2023-11-06", "2023-12-31",
     {"metric": "signup_rate", "min_days": 28, "targeting": {"countries": []}}),
    (3, "Free shipping banner", 10, "stopped", "2024-01-08", "2024-02-29",
     {"metric": "revenue", "min_days": 14, "alpha": 0.05, "flags": ["banner", "no-mail"]}),
    (4, "Recommendation carousel", 2, "stopped", "2024-02-01", "2024-03-31",
     {"metric": "purchase_rate", "min_days": "21", "flags": []}),
    (5, "Green checkout button", 27, "stopped", "2024-04-01", "2024-05-31",
     {"metric": "purchase_rate", "min_days": 14, "targeting": None, "rerun_of": 1}),
    (6, "Price in cents", 19, "stopped", "2024-05-01", "2024-05-01",
     {"metric": "revenue", "min_days": 1}),
    (7, "Ångström theme", 14, "stopped", "2024-06-03", "2024-08-31",
     {"metric": "visits", "min_days": 30, "alpha": 0.01, "note": ""}),
    (8, "Onboarding e-mail", 20, "running", "2024-09-02", None,
     {"metric": "retention", "targeting": {"countries": ["PL", "FR", "JP"], "new_only": True}}),
    (9, "Bandit ranking", None, "running", "2024-11-18", None,
     {"metric": "revenue", "alpha": 0.1, "flags": ["bandit"]}),
    (10, "Loyalty points", 30, "draft", None, None, {}),
    (11, "Dark mode", None, "draft", None, None, {"metric": None}),
    (12, "One-click reorder", 11, "running", "2025-02-28", None,
     {"metric": "purchase_rate", "min_days": 14, "targeting": {"new_only": False}}),
    (13, "Customer's own photos", None, "stopped", "2024-10-01", "2024-10-31",
     {"metric": "revenue", "min_days": 14, "alpha": 0.05}),
    (14, "Gift wrapping", 35, "draft", None, None, {"metric": "revenue", "min_days": 7}),
]

# experiment, name, control?, planned share, weight really used when assigning
VARIANTS: list[tuple[int, str, bool, str, int]] = [
    (1, "control", True, "0.500", 50), (1, "green", False, "0.500", 50),
    (2, "control", True, "0.500", 50), (2, "short", False, "0.500", 50),
    (3, "banner", False, "0.333", 33), (3, "banner_top", False, "0.333", 33),
    (3, "control", True, "0.334", 34),
    (4, "carousel", False, "0.500", 35), (4, "control", True, "0.500", 65),
    (5, "control", True, "0.500", 50), (5, "green", False, "0.500", 50),
    (6, "cents", False, "0.500", 50), (6, "control", True, "0.500", 50),
    (7, "A", True, "0.400", 40), (7, "B", False, "0.300", 30), (7, "C", False, "0.250", 30),
    (7, "D", False, "0.050", 0),
    (8, "control", True, "0.500", 50), (8, "mail_day_1", False, "0.250", 25),
    (8, "mail_day_3", False, "0.250", 25),
    (9, "bandit", False, "0.900", 90), (9, "control", True, "0.100", 10),
    (10, "control", True, "0.500", 0), (10, "points", False, "0.500", 0),
    (11, "control", False, "0.500", 0), (11, "light", True, "0.500", 0),
    (12, "control", True, "0.800", 0), (12, "one_click", False, "0.200", 0),
    (13, "control", True, "0.450", 50), (13, "photos", False, "0.450", 50),
    (14, "control", True, "1.000", 0),
]
SAMPLE_SIZES = {1: 40, 2: 60, 3: 96, 4: 110, 5: 90, 6: 12, 7: 100, 8: 90, 9: 60, 13: 60}
# chance (in %) that an assigned subject buys within days
EFFECT = {"green": 34, "short": 20, "banner": 30, "banner_top": 30, "carousel": 26, "cents": 0,
          "A": 22, "B": 30, "C": 22, "mail_day_1": 32, "mail_day_3": 18, "bandit": 28,
          "photos": 24, "control": 22}


def experiment_rows() -> list[Row]:
    """Return the rows of experiments."""
    return [
        (
            number,
            name,
            owner,
            status,
            date.fromisoformat(start) if start else None,
            date.fromisoformat(end) if end else None,
            config,
        )
        for number, name, owner, status, start, end, config in EXPERIMENTS
    ]


def variant_rows() -> list[Row]:
    """Return the rows of variants."""
    return [
        (number, name, control, Decimal(share)) for number, name, control, share, _ in VARIANTS
    ]


# --- subjects ------------------------------------------------------------------------------

FIRST = ["Alma", "Björn", "Cécile", "Dario", "Emre", "Fátima", "Greta", "Håkon", "Inês", "Józef",
         "Kaito", "Leïla", "Milan", "Nora", "Otto", "Paweł", "Quentin", "Rosa", "Søren", "Tuğba",
         "Uwe", "Vera", "Wanda", "Yusuf", "Željka"]
LAST = ["Abelsen", "Brückner", "Carvalhal", "D'Amboise", "Eskildsen", "Fürst", "Gąska", "Hoekema",
        "Ibarrola", "Jørstad", "Kröner", "Lindegård", "Marchetto", "Nowicka", "O'Fallon",
        "Përgjoni", "Rautio", "Sadowska", "Takemori", "Ünsal", "Vandermoor", "Wójtan", "Zäch"]
COUNTRIES = ["DE", "DE", "DE", "FR", "FR", "PL", "PL", "AT", "NL", "NL", "JP", "SE", None]
REFERRALS = ["friend", "Friend", " friend", "friend ", "FRIEND", "newsletter", "Newsletter",
             "news letter", "search", "Search", "  search ", "podcast", "Podcast ",
             "a friend's tip", "", "", "", None, None, None, None]

# The first twenty, and later ones at telling moments. None: drawn.
EARLY_SIGNUPS = [
    "2023-07-01 00:00:00", "2023-07-03 00:00:00", "2023-07-03 08:12:40", "2023-07-05 19:30:05",
    "2023-07-09 23:59:59", "2023-07-10 00:00:00", "2023-07-12 10:10:10", "2023-07-17 07:45:00",
    "2023-07-17 07:45:00", "2023-07-23 23:59:59", "2023-07-25 14:00:01", "2023-07-31 23:59:59",
    "2023-08-01 00:00:00", "2023-08-02 12:00:00", "2023-08-07 09:00:00", "2023-08-07 21:21:21",
    "2023-08-14 06:06:06", "2023-08-20 18:18:18", "2023-08-31 23:59:59", "2023-08-31 23:59:59",
]
TELLING_SIGNUPS = [
    "2023-09-30 23:59:59", "2023-12-31 23:59:59", "2024-01-01 00:00:00", "2024-01-07 23:59:59",
    "2024-01-08 00:00:00", "2024-02-29 00:00:00", "2024-02-29 12:29:00", "2024-02-29 23:59:59",
    "2024-03-31 23:59:59", "2024-04-01 00:00:00", "2024-12-30 00:00:00", "2024-12-31 23:59:59",
    "2025-01-01 00:00:00", "2025-02-28 23:59:59", "2025-03-31 23:59:59",
]
NAMES = {1: "Äpfelchen Süd", 2: "Zażółć Gęśl", 3: "高橋 みのり", 4: "Mika 🦊", 5: "Rory O'Fallon",
         6: "Rory O'Fallon", 7: "rory o'fallon", 8: "Éloïse Fürst", 9: "Łucja Gąska"}
COHORTS = 16
FIRST_COHORT = date(2024, 1, 1)
EMPTY_COHORT = date(2024, 2, 5)
QUIET_TWIN_COHORT = date(2024, 2, 26)
# cohort (Monday of signup) -> weeks after signup in which nobody of it may come back
SILENT_WEEKS: dict[date, set[int]] = {
    date(2024, 1, 15): {2},
    date(2024, 1, 29): {1, 4},
    date(2024, 3, 11): {1},
    date(2024, 4, 8): {3},
    QUIET_TWIN_COHORT: set(range(1, 100)),
}


def signup_moments(rng: Random) -> list[datetime]:
    """Return every signup, oldest first."""
    late = [ts(text) for text in TELLING_SIGNUPS]
    for week in range(COHORTS):
        start = midnight(FIRST_COHORT + timedelta(weeks=week))
        if start.date() != EMPTY_COHORT:
            end = start + timedelta(days=6, hours=22)
            late += [moment_between(rng, start, end) for _ in range(rng.choice([9, 11, 12, 14]))]
    late += [moment_between(rng, ts("2023-09-01"), ts("2023-12-30")) for _ in range(90)]
    late += [moment_between(rng, ts("2024-04-22"), ts("2025-03-29")) for _ in range(110)]
    return [ts(text) for text in EARLY_SIGNUPS] + sorted(late)


def make_subjects(rng: Random) -> list[Subject]:
    """Return the rows of subjects."""
    subjects = []
    for number, moment in enumerate(signup_moments(rng), start=1):
        drawn = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        subjects.append(
            Subject(
                number,
                NAMES.get(number, drawn),
                rng.choice(COUNTRIES),
                rng.choice(REFERRALS),
                moment,
            )
        )
    return subjects


# --- assignments ---------------------------------------------------------------------------


def assign(rng: Random, experiment: int, start: str, end: str | None,
           subjects: Sequence[Subject]) -> Iterator[Assignment]:
    """Yield the assignments of one experiment."""
    first = ts(start)
    last = ts(end) + timedelta(days=1, seconds=-1) if end else ts("2025-03-30 12:00:00")
    eligible = [s for s in subjects if s.signed_up_at < last]
    chosen = rng.sample(eligible, SAMPLE_SIZES[experiment])
    arms = [(name, weight) for number, name, _, _, weight in VARIANTS if number == experiment]
    names = [name for name, _ in arms]
    weights = [weight for _, weight in arms]
    for place, subject in enumerate(sorted(chosen)):
        moment = moment_between(rng, max(first, subject.signed_up_at), last)
        if place == 0:
            moment = max(first, subject.signed_up_at)
        if place == len(chosen) - 1:
            moment = last
        variant = rng.choices(names, weights)[0]
        yield Assignment(subject.subject_id, experiment, variant, moment)


def make_assignments(rng: Random, subjects: Sequence[Subject]) -> list[Assignment]:
    """Return the rows of assignments, ordered by key."""
    rows: list[Assignment] = []
    for number, _, _, _, start, end, _ in EXPERIMENTS:
        if number in SAMPLE_SIZES and start:
            rows += assign(rng, number, start, end, subjects)
    return sorted(rows)


# --- events --------------------------------------------------------------------------------

# subject, first day, length: one visit on each day. These subjects do nothing else.
STREAKS: list[tuple[int, str, int]] = [
    (3, "2024-02-26", 6), (3, "2024-03-04", 2),
    (5, "2023-12-29", 7),
    (7, "2024-03-04", 5), (7, "2024-03-11", 5),
    (9, "2024-06-01", 9), (9, "2024-06-12", 3),
    (11, "2024-09-10", 9),
    (12, "2024-04-01", 1), (12, "2024-04-03", 1), (12, "2024-04-05", 1), (12, "2024-04-07", 1),
]
SCRIPTED_SUBJECTS = {3, 5, 7, 9, 11, 12, 14}
REGULARS = range(60, 84)

# subject, type, event_at, arrived_at, value
SCRIPTED_EVENTS: list[tuple[int, str, str, str, str | None]] = [
    # three days for subject 14, two visits on each but the last, and the edge of midnight
    (14, "visit", "2024-07-30 09:00:00", "2024-07-30 09:00:02", None),
    (14, "visit", "2024-07-30 21:00:00", "2024-07-30 21:00:02", None),
    (14, "visit", "2024-07-31 00:00:00", "2024-07-31 00:00:00", None),
    (14, "visit", "2024-07-31 23:59:59", "2024-08-01 00:00:01", None),
    (14, "visit", "2024-08-01 00:00:00", "2024-08-01 00:00:01", None),
    # late, across the end of a month, of a year, of February in a leap year
    (1, "purchase", "2023-12-31 23:59:59", "2024-01-03 06:00:00", "59.90"),
    (2, "purchase", "2024-01-31 23:59:59", "2024-02-03 08:30:00", "24.00"),
    (2, "purchase", "2024-02-29 00:00:00", "2024-02-29 00:00:00", "15.50"),
    (4, "purchase", "2024-02-29 23:59:59", "2024-03-04 11:11:11", "120.00"),
    (6, "refund", "2024-02-29 12:00:00", "2024-03-01 00:00:00", "15.50"),
    (8, "purchase", "2024-04-30 18:20:00", "2024-05-06 07:00:00", "88.00"),
    (10, "purchase", "2024-06-30 23:59:59", "2024-07-01 00:00:00", "42.00"),
    (13, "purchase", "2024-12-31 23:59:59", "2025-01-02 13:00:00", "42.00"),
    (13, "purchase", "2025-01-01 00:00:00", "2025-01-01 00:00:03", "42.00"),
    (15, "purchase", "2025-02-28 23:59:59", "2025-03-09 04:05:06", "17.25"),
    # exactly midnight on the first of a month
    (1, "visit", "2024-01-01 00:00:00", "2024-01-01 00:00:00", None),
    (1, "visit", "2024-03-01 00:00:00", "2024-03-01 00:00:04", None),
    (16, "purchase", "2024-10-01 00:00:00", "2024-10-01 00:00:00", "33.30"),
    (16, "view", "2024-03-31 23:59:59", "2024-04-01 00:00:00", None),
    # two steps of one subject in the same second
    (17, "view", "2024-05-02 10:15:30", "2024-05-02 10:15:31", None),
    (17, "add_to_cart", "2024-05-02 10:15:30", "2024-05-02 10:15:31", None),
    (17, "purchase", "2024-05-02 10:15:30", "2024-05-02 10:15:31", "9.99"),
    # alike in all but the key
    (18, "purchase", "2024-08-15 16:00:00", "2024-08-15 16:00:02", "64.00"),
    (18, "purchase", "2024-08-15 16:00:00", "2024-08-15 16:00:02", "64.00"),
    (19, "visit", "2024-11-11 11:11:11", "2024-11-11 11:11:11", None),
    (19, "visit", "2024-11-11 11:11:11", "2024-11-11 11:11:11", None),
    (19, "visit", "2024-11-11 11:11:11", "2024-11-11 11:11:11", None),
    # paid wholly by voucher, and an amount never reported
    (20, "purchase", "2024-03-15 12:00:00", "2024-03-15 12:00:01", "0.00"),
    (20, "purchase", "2024-03-16 12:00:00", "2024-03-16 12:00:01", None),
    (20, "refund", "2024-03-17 12:00:00", "2024-03-17 12:00:01", None),
]
PRICES = ["4.50", "9.99", "12.00", "15.50", "19.90", "24.00", "24.00", "33.30", "42.00", "59.90",
          "64.00", "88.00", "120.00", "0.00"]
KINDS = ["visit"] * 50 + ["view"] * 22 + ["add_to_cart"] * 14 + ["purchase"] * 11 + ["refund"] * 3


def amount(rng: Random, kind: str) -> Decimal | None:
    """Draw an amount for events that have one; one in twelve is not reported."""
    if kind not in ("purchase", "refund") or rng.randrange(12) == 0:
        return None
    return Decimal(rng.choice(PRICES))


def arrival(rng: Random, moment: datetime) -> datetime:
    """Draw when an event arrives: mostly at once, sometimes hours or days late."""
    dice = rng.randrange(100)
    if dice < 88:
        return moment + timedelta(seconds=rng.randint(0, 5))
    if dice < 94:
        return moment + timedelta(seconds=rng.randint(600, 36_000))
    return moment + timedelta(days=rng.randint(1, 9), seconds=rng.randint(0, 40_000))


def event(rng: Random, subject: int, kind: str, moment: datetime) -> Event:
    """Return an event with a drawn amount and arrival."""
    return Event(subject, kind, moment, arrival(rng, moment), amount(rng, kind))


def may_happen(subject: Subject, moment: datetime) -> bool:
    """Say whether the story lets this subject act at this moment."""
    if moment < subject.signed_up_at or moment.date() in OUTAGE_DAYS or moment > LAST_MOMENT:
        return False
    silent = SILENT_WEEKS.get(monday(subject.signed_up_at))
    if silent is None:
        return True
    calendar_week = (monday(moment) - monday(subject.signed_up_at)).days // 7
    own_week = (moment - subject.signed_up_at).days // 7
    return calendar_week not in silent and own_week not in silent


def daytime(rng: Random, day: date) -> datetime:
    """Draw a moment of a day, seldom at night."""
    return midnight(day) + timedelta(hours=rng.randint(6, 22), seconds=rng.randrange(3600))


def habit(rng: Random, subject: Subject) -> Iterator[Event]:
    """Yield what one subject does in the weeks after signing up."""
    liveliness = rng.choice([0, 20, 35, 35, 50, 60])
    if liveliness == 0:
        return
    for week in range(26):
        chance = 100 if week == 0 else liveliness * 10 // (10 + week)
        if rng.randrange(100) >= chance:
            continue
        for _ in range(rng.choice([1, 1, 2, 3])):
            day = subject.signed_up_at.date() + timedelta(days=7 * week + rng.randrange(7))
            yield event(rng, subject.subject_id, rng.choice(KINDS), daytime(rng, day))


def random_streaks(rng: Random, subject: int) -> Iterator[Event]:
    """Yield a few runs of visits on consecutive days, some days with two."""
    day = date(2024, 1, 1) + timedelta(days=rng.randrange(200))
    for _ in range(3):
        for _ in range(rng.randint(2, 6)):
            for _ in range(rng.choice([1, 1, 1, 2])):
                yield event(rng, subject, "visit", daytime(rng, day))
            day += timedelta(days=1)
        day += timedelta(days=rng.choice([1, 1, 2, 5]))


def conversions(rng: Random, assignments: Sequence[Assignment]) -> Iterator[Event]:
    """Yield purchases that follow an assignment."""
    for row in assignments:
        if rng.randrange(100) < EFFECT[row.variant]:
            wait = timedelta(seconds=rng.randint(60, 9 * 86_400))
            yield event(rng, row.subject_id, "purchase", row.assigned_at + wait)


def scripted_events() -> Iterator[Event]:
    """Yield the events that are there on purpose."""
    for subject, kind, at, arrived, value in SCRIPTED_EVENTS:
        yield Event(subject, kind, ts(at), ts(arrived), Decimal(value) if value else None)
    for subject, first, length in STREAKS:
        for place in range(length):
            moment = ts(first) + timedelta(days=place, hours=8 + place, minutes=7 * subject)
            yield Event(subject, "visit", moment, moment + timedelta(seconds=1), None)


def make_events(rng: Random, subjects: Sequence[Subject],
                assignments: Sequence[Assignment]) -> list[Event]:
    """Return the rows of events in order of arrival."""
    drawn: list[Event] = []
    for subject in subjects:
        drawn += habit(rng, subject)
        if subject.subject_id in REGULARS:
            drawn += random_streaks(rng, subject.subject_id)
    drawn += conversions(rng, assignments)
    by_id = {s.subject_id: s for s in subjects}
    kept = [
        e
        for e in drawn
        if e.subject_id not in SCRIPTED_SUBJECTS and may_happen(by_id[e.subject_id], e.event_at)
    ]
    rows = kept + list(scripted_events())
    rows = [e for e in rows if e.arrived_at <= LAST_MOMENT]
    return sorted(rows, key=lambda e: (e.arrived_at, e.event_at, e.subject_id, e.event_type))


# --- training runs -------------------------------------------------------------------------

MODELS = ["churn", "churn", "fraud", "fraud", "ranker", "ranker", "forecast"]
TAGS = ["baseline", "big", "gpu", "night", "sweep", "wip"]
NOTES = ["", "", None, None, None, None, "try a lower rate", "don't deploy", "über-fit?", "Übung"]

# user, model, parent, status, started, finished, seed, tags, note
ScriptedRun = tuple[
    int, str, int | None, str, str, str | None, int | None, tuple[str, ...] | None, str | None
]
FIRST_RUNS: list[ScriptedRun] = [
    (2, "ranker", None, "succeeded", "2023-07-03 08:00:00", "2023-07-03 13:30:00", 42,
     ("baseline",), "first of all"),
    (8, "churn", None, "succeeded", "2023-07-04 09:00:00", "2023-07-04 11:00:00", 42,
     ("baseline",), None),
    (9, "fraud", None, "succeeded", "2023-07-05 09:00:00", "2023-07-05 18:00:00", 0,
     ("baseline", "big"), ""),
    (5, "forecast", None, "failed", "2023-07-06 10:00:00", "2023-07-06 10:00:00", None, None,
     "crashed at once"),
    (5, "forecast", None, "succeeded", "2023-07-06 10:05:00", "2023-07-06 15:05:00", None, (),
     ""),
    (8, "churn", 2, "succeeded", "2023-08-01 00:00:00", "2023-08-01 02:00:00", 42, ("night",),
     None),
]
LATER_RUNS: list[ScriptedRun] = [
    (14, "ranker", 1, "succeeded", "2023-12-31 20:00:00", "2024-01-01 00:00:00", 7, ("night",),
     None),
    (9, "fraud", 3, "succeeded", "2024-02-29 00:00:00", "2024-02-29 06:00:00", 0, ("night",), None),
    (36, "fraud", 3, "succeeded", "2024-02-29 22:00:00", "2024-03-01 04:00:00", 1, ("big",), ""),
    # alike in all but the key
    (24, "ranker", 1, "succeeded", "2024-04-10 12:00:00", "2024-04-10 15:00:00", 42, ("sweep",),
     None),
    (24, "ranker", 1, "succeeded", "2024-04-10 12:00:00", "2024-04-10 15:00:00", 42, ("sweep",),
     None),
    # said to be running since August
    (21, "forecast", 5, "running", "2024-08-14 03:00:00", None, 42, ("wip",), "stuck?"),
    (16, "fraud", None, "failed", "2024-10-31 23:59:59", "2024-10-31 23:59:59", None, None, ""),
    (29, "ranker", None, "running", "2025-03-30 21:00:00", None, 11, ("big", "gpu"), None),
    (12, "churn", None, "running", "2025-03-31 08:00:00", None, None, None, None),
    (39, "ranker", 1, "running", "2025-03-31 23:59:59", None, 0, ("wip",), ""),
]


def draw_parent(rng: Random, model: str, start: datetime, runs: Sequence[Run]) -> int | None:
    """Pick a finished run of the same model to fine-tune from, or none."""
    if rng.randrange(100) < 45:
        return None
    done = [
        r.run_id
        for r in runs
        if r.model == model and r.status == "succeeded" and r.finished_at and r.finished_at < start
    ]
    if not done:
        return None
    return done[-1] if rng.randrange(10) < 6 else rng.choice(done)


def drawn_run(rng: Random, number: int, start: datetime, runs: Sequence[Run]) -> Run:
    """Return a training run that starts at a moment."""
    model = rng.choice(MODELS)
    people = [
        u[0]
        for u in USERS
        if u[0] not in USERS_WITHOUT_RUNS and date.fromisoformat(u[5]) <= start.date()
    ]
    failed = rng.randrange(100) < 18
    length = timedelta(minutes=15 * rng.randint(1, 8) if failed else 30 * rng.randint(2, 20))
    tags: tuple[str, ...] | None = tuple(sorted(rng.sample(TAGS, rng.choice([0, 1, 1, 2, 3]))))
    return Run(
        number,
        rng.choice(people),
        model,
        draw_parent(rng, model, start, runs),
        "failed" if failed else "succeeded",
        start,
        start + length,
        rng.choice([None, None, 0, 1, 7, 11, 42, 42]),
        tags if rng.randrange(10) else None,
        rng.choice(NOTES),
    )


def make_runs(rng: Random) -> list[Run]:
    """Return the rows of training_runs, numbered in the order they started."""
    starts: list[tuple[datetime, int, ScriptedRun | None]] = [
        (ts(spec[4]), place, spec) for place, spec in enumerate(FIRST_RUNS + LATER_RUNS)
    ]
    for _ in range(112):
        day = date(2023, 8, 2) + timedelta(days=rng.randrange(604))
        starts.append((midnight(day) + timedelta(minutes=15 * rng.randrange(96)), 99, None))
    runs: list[Run] = []
    ordered = sorted(starts, key=lambda item: item[:2])
    for number, (start, _, spec) in enumerate(ordered, start=1):
        if spec is None:
            runs.append(drawn_run(rng, number, start, runs))
        else:
            user, model, parent, status, _, finished, seed, tags, note = spec
            end = ts(finished) if finished else None
            runs.append(
                Run(number, user, model, parent, status, start, end, seed, tags, note)
            )
    return runs


# --- metrics -------------------------------------------------------------------------------

SUCCEEDED_WITHOUT_METRICS = 3


def steps_of(rng: Random, run: Run) -> list[int]:
    """Return the steps at which a run was measured: hundreds, some missing."""
    if run.started_at == run.finished_at or run.started_at > ts("2025-03-31"):
        return []
    if run.status == "failed":
        return [] if run.run_id % 2 else list(range(0, 100 * rng.randint(2, 5), 100))
    last = rng.randint(6, 10)
    steps = [100 * k for k in range(last + 1)]
    return [s for s in steps if s in (0, 100 * last) or rng.randrange(100) < 86]


def accuracy(rng: Random, step: int, gain: int) -> float:
    """Return a rising, noisy accuracy with three decimals."""
    part = step // 100
    return (500 + gain * part // (part + 2) + rng.randint(-12, 12)) / 1000


def loss(rng: Random, step: int) -> float:
    """Return a falling, noisy loss with four decimals."""
    return (12_000 * 10 // (10 + 4 * (step // 100)) + rng.randint(-300, 300)) / 10_000


def repeat_best(values: list[float | None]) -> None:
    """Let the last step reach the best value once more."""
    values[-1] = max(v for v in values if v is not None)


def metrics_of(rng: Random, run: Run) -> Iterator[Metric]:
    """Yield everything measured during one run."""
    steps = steps_of(rng, run)
    if not steps:
        return
    end = run.finished_at or run.started_at + timedelta(hours=3)
    tick = (end - run.started_at) // (steps[-1] // 100 + 1)
    gain = rng.randint(280, 460)
    curves: dict[str, list[float | None]] = {
        "loss": [loss(rng, s) for s in steps],
        "val_accuracy": [accuracy(rng, s, gain) for s in steps],
    }
    if run.model == "fraud" and run.run_id % 3 == 0:
        curves["val_auc"] = [accuracy(rng, s, gain + 20) for s in steps]
    if run.run_id % 5 == 0:
        repeat_best(curves["val_accuracy"])
    if run.run_id % 9 == 4:
        curves["loss"][len(steps) // 2] = None
    if run.status == "failed":
        curves["loss"][-1] = None
    if run.run_id == 5:
        curves["val_accuracy"] = [None for _ in steps]
    for metric, values in curves.items():
        for step, value in zip(steps, values, strict=True):
            seconds = int((tick * (step // 100 + 1)).total_seconds())
            yield Metric(
                run.run_id, metric, step, value, run.started_at + timedelta(seconds=seconds)
            )


def best_accuracy(metrics: Sequence[Metric], run_id: int) -> float:
    """Return the best accuracy of a run, -1 if it has none."""
    found = [
        m.value
        for m in metrics
        if m.run_id == run_id and m.metric == "val_accuracy" and m.value is not None
    ]
    return max(found, default=-1.0)


def tie_runs(metrics: list[Metric], runs: Sequence[Run], model: str, places: int) -> list[Metric]:
    """Let the second-best runs of a model reach exactly the best accuracy of all."""
    best = {r.run_id: best_accuracy(metrics, r.run_id) for r in runs if r.model == model}
    order = sorted(best, key=lambda run_id: (-best[run_id], run_id))
    followers, top = order[1:places], best[order[0]]
    return [
        m._replace(value=top)
        if m.run_id in followers and m.metric == "val_accuracy" and m.value == best[m.run_id]
        else m
        for m in metrics
    ]


def swap_recording(metrics: list[Metric], run_id: int) -> list[Metric]:
    """Let two neighbouring steps of one run's loss be recorded in the wrong order."""
    places = [i for i, m in enumerate(metrics) if m.run_id == run_id and m.metric == "loss"]
    first, second = places[2], places[3]
    early, late = metrics[first].recorded_at, metrics[second].recorded_at
    metrics[first] = metrics[first]._replace(recorded_at=late)
    metrics[second] = metrics[second]._replace(recorded_at=early)
    return metrics


def make_metrics(rng: Random, runs: Sequence[Run]) -> list[Metric]:
    """Return the rows of run_metrics, ordered by key."""
    metrics: list[Metric] = []
    for run in runs:
        if run.run_id != SUCCEEDED_WITHOUT_METRICS:
            metrics += metrics_of(rng, run)
    metrics = tie_runs(metrics, runs, "ranker", 2)
    metrics = tie_runs(metrics, runs, "churn", 3)
    for run_id in (1, 6):
        metrics = swap_recording(metrics, run_id)
    return sorted(metrics, key=lambda m: (m.run_id, m.metric, m.step))


# --- feature values ------------------------------------------------------------------------

SCRIPTED_FEATURES: list[tuple[int, str, str, str, float | None]] = [
    # subject 2: late across the month, a correction, a tie
    (2, "purchases_30d", "2024-02-28", "2024-02-28 00:05:00", 3.0),
    (2, "purchases_30d", "2024-02-29", "2024-03-02 09:00:00", 4.0),
    (2, "purchases_30d", "2024-03-01", "2024-03-01 00:05:00", 5.0),
    (2, "purchases_30d", "2024-03-01", "2024-03-03 12:00:00", 6.0),
    (2, "avg_basket", "2024-02-29", "2024-02-29 00:00:00", 19.75),
    (2, "avg_basket", "2024-03-01", "2024-03-05 00:00:00", 24.5),
    # subject 4: the newest version is a NULL that counts
    (4, "avg_basket", "2024-02-01", "2024-02-01 00:05:00", 40.0),
    (4, "avg_basket", "2024-02-15", "2024-02-15 00:05:00", None),
    (4, "purchases_30d", "2024-02-15", "2024-02-15 00:05:00", 0.0),
    # subject 6: a tie on both times, different values: only the key tells them apart
    (6, "days_since_visit", "2024-02-20", "2024-02-20 00:05:00", 2.0),
    (6, "days_since_visit", "2024-02-20", "2024-02-20 00:05:00", 3.0),
    # subject 8: alike in all but the key
    (8, "support_tickets", "2024-02-10", "2024-02-10 00:05:00", 1.0),
    (8, "support_tickets", "2024-02-10", "2024-02-10 00:05:00", 1.0),
    # subject 10: everything arrives only after the prediction
    (10, "purchases_30d", "2024-02-29 23:59:59", "2024-03-01 00:00:01", 2.0),
    (10, "avg_basket", "2024-02-20", "2024-03-08 10:00:00", 31.0),
    # subject 13: at the very second of the prediction
    (13, "purchases_30d", "2024-03-01 00:00:00", "2024-03-01 00:00:00", 7.0),
    (13, "purchases_30d", "2024-02-25", "2024-02-25 00:05:00", 6.0),
    # subject 16: an older version arrives after a newer one
    (16, "avg_basket", "2024-02-27", "2024-02-27 00:05:00", 12.0),
    (16, "avg_basket", "2024-02-20", "2024-02-28 15:00:00", 99.0),
]
SCRIPTED_FEATURE_SUBJECTS = {row[0] for row in SCRIPTED_FEATURES}


def feature_value(rng: Random, feature: str) -> float | None:
    """Draw the value of a feature; one in sixteen could not be known."""
    if rng.randrange(16) == 0:
        return None
    if feature == "avg_basket":
        return rng.randint(18, 360) / 4
    return float(rng.randint(0, 9))


def feature_history(rng: Random, subject: int, feature: str, first: date) -> Iterator[Feature]:
    """Yield the versions of one feature of one subject."""
    day = first
    for _ in range(rng.randint(2, 5)):
        day += timedelta(days=rng.choice([1, 7, 7, 14, 30, 45]))
        at = midnight(day)
        arrived = at + timedelta(minutes=5)
        if rng.randrange(10) == 0:
            arrived = at + timedelta(days=rng.randint(1, 6), hours=rng.randint(1, 12))
        yield Feature(subject, feature, at, arrived, feature_value(rng, feature))
        if rng.randrange(14) == 0:
            fixed = arrived + timedelta(days=rng.randint(1, 4))
            yield Feature(subject, feature, at, fixed, feature_value(rng, feature))


def make_features(rng: Random, subjects: Sequence[Subject]) -> list[Feature]:
    """Return the rows of feature_values in order of arrival."""
    rows = [Feature(s, name, ts(at), ts(arr), v) for s, name, at, arr, v in SCRIPTED_FEATURES]
    for subject in subjects:
        if subject.subject_id in SCRIPTED_FEATURE_SUBJECTS or subject.subject_id % 4 == 1:
            continue
        features = ["purchases_30d"]
        if subject.subject_id % 3 == 0:
            features.append("avg_basket")
        if subject.subject_id % 5 == 0:
            features.append("days_since_visit")
        for feature in features:
            first = subject.signed_up_at.date() + timedelta(days=rng.randrange(60))
            rows += feature_history(rng, subject.subject_id, feature, first)
    rows = [row for row in rows if row.arrived_at <= LAST_MOMENT]
    return sorted(rows, key=lambda f: (f.arrived_at, f.event_at, f.subject_id, f.feature))


# --- deployments ---------------------------------------------------------------------------

# model, environment, deployed, retired, which run: -1 the newest finished by then, -2 the one
# before, or +n: the run of deployment n
DEPLOYMENTS: list[tuple[str, str, str, str | None, int]] = [
    ("churn", "staging", "2023-08-15 09:00:00", "2023-09-01 00:00:00", -1),
    ("churn", "production", "2023-09-01 00:00:00", "2023-12-15 10:00:00", 1),
    ("fraud", "production", "2023-09-15 12:00:00", "2024-01-31 23:59:59", -1),
    ("ranker", "production", "2023-10-01 00:00:00", "2024-01-01 00:00:00", -1),
    ("churn", "staging", "2023-12-01 09:00:00", "2023-12-20 09:00:00", -1),
    ("churn", "production", "2023-12-15 10:00:00", "2024-02-29 23:59:59", 5),
    ("ranker", "production", "2024-01-01 00:00:00", "2024-01-02 08:00:00", -1),
    ("ranker", "production", "2024-01-02 08:00:00", "2024-05-31 18:00:00", 4),
    ("churn", "shadow", "2024-02-01 00:00:00", "2024-04-30 00:00:00", -1),
    ("fraud", "production", "2024-02-05 07:00:00", "2024-08-31 00:00:00", -1),
    ("churn", "production", "2024-03-04 00:00:00", "2024-06-30 23:59:59", -1),
    ("fraud", "shadow", "2024-03-15 00:00:00", "2024-04-15 00:00:00", -1),
    ("fraud", "shadow", "2024-03-15 00:00:00", "2024-04-15 00:00:00", 12),
    ("ranker", "staging", "2024-05-20 09:00:00", "2024-05-20 09:00:01", -1),
    ("churn", "production", "2024-06-20 00:00:00", "2024-10-01 00:00:00", -1),
    ("ranker", "production", "2024-06-03 06:00:00", None, -1),
    ("fraud", "production", "2024-08-31 00:00:00", None, -1),
    ("churn", "staging", "2024-09-15 10:00:00", None, -2),
    ("churn", "production", "2024-10-01 00:00:00", None, -1),
    ("forecast", "staging", "2024-11-04 10:00:00", "2024-12-31 23:59:59", -1),
    ("fraud", "shadow", "2025-01-01 00:00:00", None, -1),
    ("forecast", "staging", "2025-03-31 12:00:00", None, -1),
]


def make_deployments(runs: Sequence[Run]) -> list[Deployment]:
    """Return the rows of deployments."""
    rows: list[Deployment] = []
    for number, (model, place, start, end, pick) in enumerate(DEPLOYMENTS, start=1):
        done = [
            r.run_id
            for r in runs
            if r.model == model and r.status == "succeeded"
            and r.finished_at and r.finished_at <= ts(start)
        ]
        run_id = done[pick] if pick < 0 else rows[pick - 1].run_id
        rows.append(Deployment(number, run_id, place, ts(start), ts(end) if end else None))
    return rows


# --- predictions ---------------------------------------------------------------------------

# deployment, subject, predicted, score, label, labelled
SCRIPTED_PREDICTIONS: list[tuple[int, int, str, float, bool | None, str | None]] = [
    *((9, subject, "2024-03-01 00:00:00", score, label, "2024-03-31 00:00:00")
      for subject, score, label in [
          (2, 0.5, True), (4, 0.5, False), (6, 0.5, None), (8, 0.75, True), (10, 0.75, False),
          (13, 0.75, True), (16, 0.25, False), (17, 0.0, False), (18, 1.0, True), (1, 0.5, None)]),
    # exactly when service begins, and exactly when it has ended
    (11, 2, "2024-03-04 00:00:00", 0.62, True, "2024-04-03 00:00:00"),
    (6, 4, "2024-02-29 23:59:58", 0.31, False, "2024-03-30 09:00:00"),
    (2, 1, "2023-12-15 10:00:00", 0.44, False, "2024-01-14 10:00:00"),
    (6, 1, "2023-12-15 10:00:00", 0.47, False, "2024-01-14 10:00:00"),
    # served after retirement: a client that had not noticed
    (10, 15, "2024-08-31 00:00:00", 0.5, False, "2024-09-30 00:00:00"),
    (10, 16, "2024-09-02 09:30:00", 0.71, True, "2024-10-02 09:30:00"),
    # alike in all but the key
    (17, 20, "2024-12-31 23:59:59", 0.5, True, "2025-01-30 12:00:00"),
    (17, 20, "2024-12-31 23:59:59", 0.5, True, "2025-01-30 12:00:00"),
    # labelled in the very second
    (17, 18, "2025-01-01 00:00:00", 0.9, True, "2025-01-01 00:00:00"),
    # only one class known
    *((18, subject, "2024-09-20 10:00:00", score, True, "2024-10-20 10:00:00")
      for subject, score in [(21, 0.8), (22, 0.8), (23, 0.6), (24, 0.5)]),
]
# how many to draw for each deployment; those not named serve nobody
VOLUME = {2: 70, 3: 80, 6: 70, 9: 60, 10: 130, 11: 90, 12: 40, 15: 100, 17: 150, 19: 120, 21: 50}


def outcome(rng: Random, moment: datetime, truth: bool) -> tuple[bool | None, datetime | None]:
    """Draw what is known of a prediction's outcome by the end of the data."""
    looked = moment + timedelta(days=30, minutes=rng.randrange(2880))
    dice = rng.randrange(20)
    if looked > LAST_MOMENT or dice < 2:
        return None, None
    return (None if dice == 2 else truth), looked


def drawn_prediction(rng: Random, row: Deployment, subjects: Sequence[Subject]) -> Prediction:
    """Return a prediction served by a deployment while it was in service."""
    end = row.retired_at - timedelta(seconds=1) if row.retired_at else LAST_MOMENT
    subject = rng.choice([s for s in subjects if s.signed_up_at < end])
    moment = moment_between(rng, max(row.deployed_at, subject.signed_up_at), end)
    truth = rng.randrange(100) < 32
    score = (rng.randint(0, 37) + rng.randint(0, 38) + (25 if truth else 0)) / 100
    if rng.randrange(25) == 0:
        score = 0.5
    label, looked = outcome(rng, moment, truth)
    if row.deployment_id == 21:
        label, looked = None, None
    return Prediction(row.deployment_id, subject.subject_id, moment, score, label, looked)


def shadow_twin(rng: Random, row: Prediction, deployments: Sequence[Deployment]) -> Prediction:
    """Return the second opinion: the other shadow deployment scoring the same subject."""
    score = min(100, max(0, round(row.score * 100) + rng.choice([-6, -2, 0, 0, 3, 7]))) / 100
    return row._replace(deployment_id=deployments[12].deployment_id, score=score)


def make_predictions(rng: Random, subjects: Sequence[Subject],
                     deployments: Sequence[Deployment]) -> list[Prediction]:
    """Return the rows of predictions in order of time."""
    rows = [
        Prediction(d, s, ts(at), score, label, ts(looked) if looked else None)
        for d, s, at, score, label, looked in SCRIPTED_PREDICTIONS
    ]
    for deployment in deployments:
        for _ in range(VOLUME.get(deployment.deployment_id, 0)):
            rows.append(drawn_prediction(rng, deployment, subjects))
    rows += [shadow_twin(rng, r, deployments) for r in rows if r.deployment_id == 12]
    return sorted(rows, key=lambda r: (r.predicted_at, r.deployment_id, r.subject_id))


# --- all of it -----------------------------------------------------------------------------


def numbered(rows: Sequence[Row]) -> list[Row]:
    """Put a key, counting from one, in front of every row."""
    return [(number, *row) for number, row in enumerate(rows, start=1)]


def stream(part: int) -> Random:
    """Return the random numbers of one table, so that tables change apart from each other."""
    return Random(SEED + part)


def prediction_rows(predictions: Sequence[Prediction]) -> list[Row]:
    """Return the rows of predictions without what became known later."""
    return [(number, *row[:4]) for number, row in enumerate(predictions, start=1)]


def label_rows(predictions: Sequence[Prediction]) -> list[Row]:
    """Return one row for each prediction that somebody has looked at."""
    return [
        (number, row.label, row.labelled_at)
        for number, row in enumerate(predictions, start=1)
        if row.labelled_at is not None
    ]


def make_tables() -> dict[str, Sequence[Row]]:
    """Return every table's rows; each table draws from a generator of its own."""
    subjects = make_subjects(stream(1))
    assignments = make_assignments(stream(2), subjects)
    runs = make_runs(stream(4))
    deployments = make_deployments(runs)
    predictions = make_predictions(stream(7), subjects, deployments)
    return {
        "users": user_rows(),
        "experiments": experiment_rows(),
        "variants": variant_rows(),
        "subjects": subjects,
        "assignments": assignments,
        "events": numbered(make_events(stream(3), subjects, assignments)),
        "training_runs": runs,
        "run_metrics": make_metrics(stream(5), runs),
        "feature_values": numbered(make_features(stream(6), subjects)),
        "deployments": deployments,
        "predictions": prediction_rows(predictions),
        "labels": label_rows(predictions),
    }


def main(arguments: Sequence[str]) -> None:
    """Write all tables to the folder named, or next to this file."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in make_tables().items():
        write_table(folder, table, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
