"""Generate the documents of `telemetry`: what the devices of two cold stores and a nursery sent.

Usage: ``python seed_data/telemetry/generate_documents.py [OUTDIR]`` writes one
``<collection>.jsonl`` per collection. The same bytes come out on every run: fixed seeds, no clock.
Measurements are counted in tenths (energy in hundredths), so that no sum of floats is rounded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from seed_data.documents import Document, Long, Value, number, object_id, write_collection

HERE = Path(__file__).resolve().parent
MACHINE = "7e1ec0ffee"
FIRST = datetime(2025, 3, 17)
END = datetime(2025, 4, 1)
HOUR = timedelta(hours=1)
NEW_FIRMWARE = datetime(2025, 3, 22, 12)  # green-02 spells its unit differently from here on


@dataclass(frozen=True)
class Sensor:
    """One sensor of a device and how its values run through the day."""

    device: str
    name: str
    kind: str
    unit: str
    middle: int  # tenths of the unit
    swing: int
    noise: int
    hours: int = 1


SENSORS = (
    Sensor("cold-01", "t1", "temperature", "C", -182, 3, 4),
    Sensor("cold-02", "t1", "temperature", "C", 44, 4, 5),
    Sensor("cold-03", "t1", "temperature", "F", 392, 8, 9),
    Sensor("cold-04", "t1", "temperature", "C", 62, 5, 6),
    Sensor("cold-04", "h1", "humidity", "%", 710, 30, 25),
    Sensor("green-01", "t1", "temperature", "C", 195, 75, 9),
    Sensor("green-01", "h1", "humidity", "%", 640, -150, 30),
    Sensor("green-02", "t1", "temperature", "C", 205, 70, 9),
    Sensor("green-02", "h1", "humidity", "%", 600, -140, 30),
    Sensor("green-03", "t1", "temperature", "C", 120, 60, 12, hours=2),
)
AXES = ((30, 0), (20, 0), (2, 981))  # hundredths: how far each axis shakes, around what
METERS = (("meter-01", 418_235), ("meter-02", 1_020_480))  # hundredths of a kWh at the start


def at(text: str) -> datetime:
    """Read a moment of March 2025, such as `20 03:00`."""
    return datetime.fromisoformat(f"2025-03-{text.replace(' ', 'T')}")


# device: from, to (the last moment included): nothing was measured
GAPS = (
    ("cold-01", at("18 13:00"), at("18 13:00")),
    ("cold-02", at("20 03:00"), at("20 09:00")),
    ("green-01", at("23 00:00"), at("23 23:00")),
    ("meter-02", at("30 00:00"), at("30 03:00")),
    ("green-03", at("31 12:00"), at("31 23:00")),
)
# device: from, to, when it all arrived: measured, stored, and sent later in one go
STORED = (
    ("green-02", at("26 10:00"), at("26 15:00"), at("26 16:02")),
    ("cold-04", at("24 22:00"), at("25 05:00"), at("25 06:10")),
    ("meter-01", at("30 20:00"), at("31 02:00"), at("31 02:30")),
)
# (device, sensor, moment): the value that stands there, whatever the curve says; a number is tenths
SCRIPTED: dict[tuple[str, str, datetime], Value] = {
    **{("cold-01", "t1", at(f"21 {hour}:00")): tenths for hour, tenths in (
        (13, -171), (14, -149), (15, -121), (16, -96), (17, -118), (18, -150), (19, -174))},
    ("cold-01", "t1", at("19 06:00")): -180,
    ("cold-01", "t1", at("27 02:00")): -1270,  # the sensor's word for "not connected"
    ("cold-01", "t1", at("27 03:00")): -1270,
    ("cold-02", "t1", at("22 10:00")): "n/a",
    ("cold-02", "t1", at("17 00:00")): 40,
    ("cold-02", "t1", at("18 00:00")): 50,
    ("cold-02", "t1", at("19 00:00")): 0,
    ("cold-03", "t1", at("28 15:00")): 466,
    ("cold-04", "t1", at("29 04:00")): float("nan"),
    ("cold-04", "t1", at("29 05:00")): float("nan"),
    ("cold-04", "h1", at("20 12:00")): 1000,
    ("green-01", "t1", at("25 13:00")): 314,  # the highest, twice
    ("green-02", "t1", at("28 14:00")): 314,
    ("green-01", "h1", at("21 08:00")): None,
    ("green-01", "h1", at("21 09:00")): None,
    ("green-01", "h1", at("21 10:00")): None,
    ("green-03", "t1", at("17 04:00")): 0,
}
LEFT_OUT = frozenset({("green-02", "h1", at("19 11:00")), ("green-02", "h1", at("19 12:00"))})


class Readings:
    """Collects readings, each with the sequence number its device gave it."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.found: list[tuple[datetime, Document]] = []
        self.sequence: dict[str, int] = {}

    def arrival(self, device: str, when: datetime) -> datetime:
        """Decide when a reading arrived: at once, a little late, or with the others stored."""
        for stored, first, last, sent in STORED:
            if device == stored and first <= when <= last:
                return sent + timedelta(seconds=(last - when) // HOUR)  # the newest first
        late = self.rng.random() < 0.02
        seconds = self.rng.randrange(3700, 9000) if late else self.rng.randrange(1, 20)
        return when + timedelta(seconds=seconds)

    def add(self, device: str, when: datetime, measured: Document) -> None:
        """Keep a reading, unless the device was silent then."""
        if any(device == silent and first <= when <= last for silent, first, last in GAPS):
            return
        sequence = self.sequence.get(device, 0) + 1
        self.sequence[device] = sequence
        received = self.arrival(device, when)
        reading: Document = {"device_id": device, "seq": Long(sequence)}
        reading |= {"at": when, "received_at": received}
        self.found.append((received, reading | measured))

    def documents(self) -> list[Document]:
        """Return all readings in the order in which they arrived."""
        ordered = sorted(self.found, key=lambda item: item[0])
        return [
            {"_id": object_id(received, MACHINE, place), **reading}
            for place, (received, reading) in enumerate(ordered, start=1)
        ]


def hours(step: int = 1) -> Iterator[datetime]:
    """Go through the two weeks."""
    when = FIRST
    while when < END:
        yield when
        when += step * HOUR


def curve(sensor: Sensor, when: datetime, rng: Random) -> int:
    """Give a value in tenths: highest at 14:00, lowest at 02:00, with noise."""
    height = abs((when.hour - 2 + 24) % 24 - 12)  # 12 at 02:00, 0 at 14:00
    noise = rng.randint(-sensor.noise, sensor.noise)
    return sensor.middle + sensor.swing * (6 - height) // 6 + noise


def fractions(value: Value, parts: int) -> Value:
    """Turn a count of tenths or hundredths into the value stored."""
    return number(str(Decimal(value) / parts)) if isinstance(value, int) else value


def measured(sensor: Sensor, when: datetime, rng: Random) -> Document:
    """Measure: the sensor as a sub-document, the value, what is known of the state."""
    drawn = min(curve(sensor, when, rng), 1000 if sensor.unit == "%" else 9999)
    value = SCRIPTED.get((sensor.device, sensor.name, when), drawn)
    updated = sensor.device == "green-02" and when >= NEW_FIRMWARE
    unit = "°C" if updated and sensor.unit == "C" else sensor.unit
    reading: Document = {"sensor": {"name": sensor.name, "kind": sensor.kind, "unit": unit}}
    if (sensor.device, sensor.name, when) in LEFT_OUT:
        return reading | {"quality": "missing"}
    reading["value"] = fractions(value, 10)
    if value == -1270 or isinstance(value, str):
        reading["quality"] = "suspect"
    if when.hour == 0 and sensor.name == "t1":
        day = (when - FIRST).days
        state: Document = {"battery_pct": 100 - day - 3 * (sensor.middle % 7)}
        reading["state"] = state | ({"rssi_dbm": -60 - rng.randrange(25)} if day % 3 else {})
    return reading


def add_sensors(readings: Readings, rng: Random) -> None:
    """Add what the sensors measured, hour by hour."""
    for when in hours():
        for sensor in SENSORS:
            if when.hour % sensor.hours == 0:
                readings.add(sensor.device, when, measured(sensor, when, rng))


def add_meters(readings: Readings, rng: Random) -> None:
    """Add the counters of the electricity meters; one was replaced and began again at nought."""
    for meter, start in METERS:
        count = start
        for when in hours():
            busy = 6 <= when.hour < 20 and when.weekday() < 6
            count += rng.randrange(180, 420) if busy else rng.choice((0, 0, 15, 40))
            if meter == "meter-01" and when == at("25 08:00"):
                count = 0
            sensor: Document = {"name": "e1", "kind": "energy", "unit": "kWh"}
            readings.add(meter, when, {"sensor": sensor, "value": fractions(count, 100)})


def add_vibration(readings: Readings, rng: Random) -> None:
    """Add bursts of acceleration on three axes: arrays in an array, of varying length."""
    sensor: Document = {"name": "a1", "kind": "acceleration", "unit": "m/s2"}
    for when in hours(12):
        length = {0: 0, 7: 1}.get((when - FIRST).days, 4)
        samples: list[Value] = [
            [fractions(rng.randint(-reach, reach) + rest, 100) for reach, rest in AXES]
            for _ in range(length)
        ]
        readings.add("vib-01", when, {"sensor": sensor, "samples": samples})


def add_old_device(readings: Readings, rng: Random) -> None:
    """Add what the old thermometer sent before it retired: another shape, other types."""
    for when in hours(2):
        if when >= at("21 00:00"):
            return
        received = when + timedelta(seconds=rng.randrange(1, 20))
        milliseconds = int(when.replace(tzinfo=UTC).timestamp()) * 1000
        old: Document = {
            "device_id": "old-01",
            "at": Long(milliseconds),
            "received_at": received,
            "sensor": "temperature",
            "unit": "C",
            "value": "8.3" if when == at("18 06:00") else f"{rng.randint(20, 80) / 10:.1f}",
        }
        readings.found.append((received, old))


def add_oddities(readings: Readings) -> None:
    """Add what was sent twice, corrected, or by a device nobody knows."""
    warm: Document = {"name": "t1", "kind": "temperature", "unit": "C"}
    energy: Document = {"name": "e1", "kind": "energy", "unit": "kWh"}
    for device, when, waits in (
        ("cold-01", at("19 06:00"), (7,)),
        ("meter-01", at("22 15:00"), (30, 60)),
    ):
        received, first = next(
            item
            for item in readings.found
            if item[1]["device_id"] == device and item[1]["at"] == when
        )
        for wait in waits:
            later = received + timedelta(seconds=wait)
            readings.found.append((later, first | {"received_at": later}))
    for device, sensor, when, value, received in (
        ("green-03", warm, at("24 10:00"), 15.5, at("24 15:20")),
        ("cold-02", warm, at("26 12:00"), 4.1, at("26 12:00:04")),
        ("cold-02", warm, at("26 12:00"), 4.6, at("26 12:00:04")),
        ("meter-02", energy, at("21 18:00"), 0, at("21 18:00:01")),
        ("cold-99", warm, at("29 11:00"), 3.9, at("29 11:00:02")),
        ("cold-99", warm, at("29 12:00"), 4, at("29 12:00:02")),
        ("cold-99", warm, at("29 13:00"), 4.2, at("29 13:00:02")),
    ):
        reading: Document = {"device_id": device, "at": when, "received_at": received}
        readings.found.append((received, {**reading, "sensor": sensor, "value": value}))


def clock_runs_fast(readings: Readings) -> None:
    """Let the clock of cold-04 be 90 seconds fast for two days: it measures in the future."""
    for place, (received, reading) in enumerate(readings.found):
        when = reading["at"]
        if not isinstance(when, datetime) or reading["device_id"] != "cold-04":
            continue
        if at("27 00:00") <= when < at("29 00:00"):
            readings.found[place] = (received, {**reading, "at": when + timedelta(seconds=90)})


def readings() -> list[Document]:
    """Make all readings."""
    rng = Random(20250317)
    made = Readings(rng)
    add_sensors(made, rng)
    add_meters(made, rng)
    add_vibration(made, rng)
    add_old_device(made, rng)
    add_oddities(made)
    clock_runs_fast(made)
    return made.documents()


# --- devices ------------------------------------------------------------------------------

# id, kind, model, gateway, firmware, seconds between readings (None: sends no readings)
DEVICES: tuple[tuple[str, str, str, str | None, str, int | None], ...] = (
    ("gw-01", "gateway", "Relay 4", None, "3.2.0", None),
    ("gw-02", "gateway", "Relay 4", "gw-01", "3.2.0", None),
    ("gw-03", "gateway", "Relay 2", "gw-02", "2.10.1", None),
    ("gw-04", "gateway", "Relay 2", "gw-01", "2.9.0", None),
    ("cold-01", "thermometer", "Polar", "gw-01", "1.10.0", 3600),
    ("cold-02", "thermometer", "Polar", "gw-01", "1.9.4", 3600),
    ("cold-03", "thermometer", "Polar US", "gw-02", "1.9.4", 3600),
    ("cold-04", "climate", "Polar Duo", "gw-02", "1.10.0", 3600),
    ("green-01", "climate", "Leaf Duo", "gw-03", "1.10.3", 3600),
    ("green-02", "climate", "Leaf Duo", "gw-03", "2.0.0", 3600),
    ("green-03", "thermometer", "Leaf", "gw-03", "1.2.0", 7200),
    ("meter-01", "meter", "Ampere", "gw-01", "5.0.1", 3600),
    ("meter-02", "meter", "Ampere", "gw-02", "5.0.1", 3600),
    ("vib-01", "accelerometer", "Shake", "gw-02", "0.9.0", 43200),
    ("door-01", "door", "Latch", "gw-01", "1.0.0", None),
    ("old-01", "thermometer", "Dial", None, "0.3", 7200),
    ("spare-01", "thermometer", "Polar", None, "1.9.4", 3600),
)
SITES: dict[str, Document] = {
    "north": {"site": "north", "geo": {"type": "Point", "coordinates": [10.75, 53.88]}},
    "harbour": {"site": "harbour", "geo": {"type": "Point", "coordinates": [10.87, 53.96]}},
    "nursery": {"site": "nursery", "geo": {"type": "Point", "coordinates": [10.62, 53.8]}},
}
SITE_OF = {"gw-01": "north", "gw-02": "harbour", "gw-03": "nursery", "gw-04": "nursery"}
TAGS: dict[str, Value] = {
    "gw-01": ["critical", "mains"],
    "gw-02": ["mains"],
    "cold-01": ["critical", "frozen"],
    "cold-02": ["critical"],
    "cold-03": "rented",
    "cold-04": ["rented", "critical"],
    "green-01": [],
    "green-02": ["tomatoes"],
    "green-03": None,
    "old-01": "rented",
}
# warnings are sent above `max` and below `min`; either may be missing, or null: not wanted
LIMITS: dict[str, Document] = {
    "cold-01": {"t1": {"max": -15}},
    "cold-02": {"t1": {"min": 2, "max": 8}},
    "cold-03": {"t1": {"min": 35.6, "max": 46.4}},
    "cold-04": {"t1": {"min": 2, "max": 8}, "h1": {"max": 95}},
    "green-01": {"t1": {"min": 10, "max": 32}, "h1": {"min": 30, "max": None}},
    "green-02": {"t1": {"min": 10, "max": 32}},
}
CALIBRATIONS: dict[str, list[Value]] = {
    "cold-01": [
        {"on": datetime(2024, 2, 29), "by": "b-04", "offset": Decimal("-0.15")},
        {"on": datetime(2025, 2, 28), "by": "b-11", "offset": Decimal("0.00")},
    ],
    "cold-02": [{"on": datetime(2025, 3, 1), "by": "b-04", "offset": Decimal("0.10")}],
    "cold-04": [{"on": datetime(2024, 11, 5), "offset": Decimal("0.25")}],
    "cold-03": [],
    "green-01": [],
}


def devices() -> list[Document]:
    """Make the documents of the devices."""
    found: list[Document] = []
    for place, (key, kind, model, gateway, firmware, interval) in enumerate(DEVICES):
        device: Document = {"_id": key, "kind": kind, "model": model, "firmware": firmware}
        site = SITE_OF.get(key) or SITE_OF.get(gateway or "")
        device["location"] = SITES[site] | {"floor": place % 3} if site else None
        if gateway:
            device["gateway_id"] = gateway
        if key != "spare-01":
            day = timedelta(days=place * 23 % 200)
            device["installed_at"] = datetime(2024, 1, 15, 9) + day
        if key == "old-01":
            device["installed_at"] = datetime(2019, 6, 3)
            device["retired_at"] = at("21 00:00")
        if interval:
            device["interval_s"] = interval
        if key in TAGS:
            device["tags"] = TAGS[key]
        device |= {"limits": LIMITS[key]} if key in LIMITS else {}
        device |= {"calibrations": CALIBRATIONS[key]} if key in CALIBRATIONS else {}
        found.append(device)
    return found


# --- events -------------------------------------------------------------------------------

BADGES = ("b-04", "b-07", "b-11", "b-17", "b-23")
ALARMS: tuple[tuple[str, str, str, int | float, int | float, Document], ...] = (
    ("cold-01", "21 14:00:30", "t1", -15, -14.9, {"acknowledged": {"by": "b-11", "after_s": 840}}),
    ("cold-01", "21 15:00:30", "t1", -15, -12.1, {"acknowledged": None}),
    ("cold-01", "21 16:00:30", "t1", -15, -9.6, {"acknowledged": None, "severity": "high"}),
    ("cold-01", "21 17:00:30", "t1", -15, -11.8, {}),
    ("cold-04", "20 12:00:30", "h1", 95, 100, {"acknowledged": {"by": "b-04", "after_s": 95}}),
    ("old-01", "18 06:00:30", "t1", 8, 8.3, {"severity": "3"}),
    ("cold-03", "28 15:00:30", "t1", 46.4, 46.6, {"acknowledged": {"by": None, "after_s": 7200}}),
    ("green-01", "25 13:00:30", "t1", 32, 31.4, {"severity": 1, "withdrawn": True}),
)
SILENCES: tuple[tuple[str, str, str, Document | None], ...] = (
    ("offline", "cold-02", "20 03:05", {"reason": "no answer"}),
    ("online", "cold-02", "20 09:40", {"after_s": 23700}),
    ("offline", "green-01", "23 00:05", {"reason": "no answer"}),
    ("online", "green-01", "24 00:00", {"after_s": 86100}),
    ("online", "meter-02", "30 03:45", None),  # nobody saw it go
    ("offline", "green-03", "31 12:05", {"reason": "battery"}),  # and never back
    ("boot", "cold-02", "20 09:39:58", {"reason": "watchdog", "count": 4}),
    ("boot", "green-01", "24 00:00", {"reason": "power", "count": 12}),
    ("boot", "meter-01", "25 08:00", {"reason": "new", "serial": {"old": 7741, "new": "A-0093"}}),
    ("boot", "green-02", "22 12:00", {"reason": "update", "count": 1}),
)
CHANGES: tuple[tuple[str, str, str, list[Document]], ...] = (
    ("firmware", "green-02", "22 11:58", [{"key": "firmware", "old": "1.10.3", "new": "2.0.0"}]),
    ("firmware", "cold-01", "18 12:55", [{"key": "firmware", "old": "1.9.4", "new": "1.10.0"}]),
    ("firmware", "cold-04", "18 12:55", [{"key": "firmware", "old": "1.9.4", "new": "1.10.0"}]),
    ("config", "cold-02", "17 08:30", [
        {"key": "limits.t1.max", "old": 7, "new": 8},
        {"key": "limits.t1.min", "old": None, "new": 2},
    ]),
    ("config", "green-03", "19 10:00", [{"key": "interval_s", "old": 3600, "new": 7200}]),
    ("config", "cold-01", "28 09:15", []),
)
DOORS = (
    ("door_open", "25 17:40", "b-17"),  # not closed before it is opened again
    ("door_open", "26 05:35", "b-04"),
    ("door_closed", "26 05:36", "b-04"),
    ("door_open", "27 23:50", "b-23"),  # past midnight
    ("door_closed", "28 00:20", "b-23"),
    ("door_closed", "28 00:21", None),  # twice closed
    ("door_open", "30 00:59:59", "b-07"),  # the night the clocks go forward
    ("door_closed", "30 01:00:00", "b-07"),
    ("door_open", "30 09:00:00", "b-11"),  # open and closed in one second
    ("door_closed", "30 09:00:00", "b-11"),
)


def door(kind: str, when: datetime, badge: str | None) -> Document:
    """Make the event of a door; without a badge nobody knows who it was."""
    event: Document = {"device_id": "door-01", "type": kind, "at": when}
    return event | ({"detail": {"by": badge}} if badge else {})


def door_events(rng: Random) -> Iterator[Document]:
    """Open and close the door through the working days, now and then without a badge."""
    for when in hours():
        if when.weekday() == 6 or not 6 <= when.hour < 17:
            continue
        for start in sorted(rng.sample(range(0, 3000, 300), rng.randrange(0, 4))):
            opened = when + timedelta(seconds=start + rng.randrange(60))
            badge = rng.choice((*BADGES, *BADGES, None))
            yield door("door_open", opened, badge)
            yield door("door_closed", opened + timedelta(seconds=rng.randrange(5, 240)), badge)
    for kind, text, badge in DOORS:
        yield door(kind, at(text), badge)


def heartbeats(rng: Random) -> Iterator[Document]:
    """Let the gateways report each morning whom they can hear."""
    for when in hours(24):
        for gateway in ("gw-01", "gw-02", "gw-03"):
            heard = [row[0] for row in DEVICES if row[3] == gateway]
            missing = rng.choice(heard) if rng.random() < 0.2 else None
            peers: list[Value] = [
                {"device_id": peer, "rssi_dbm": -50 - rng.randrange(40)}
                for peer in heard
                if peer != missing
            ]
            detail: Document = {"peers": peers, "uptime_s": Long(rng.randrange(10**6, 10**10))}
            event: Document = {"device_id": gateway, "type": "heartbeat"}
            yield event | {"at": when + timedelta(hours=6), "detail": detail}


def device_events() -> list[Document]:
    """Make all events, numbered by when they happened."""
    rng = Random(20250401)
    found = [*door_events(rng), *heartbeats(rng)]
    for device, text, sensor, limit, value, more in ALARMS:
        alarm: Document = {"device_id": device, "type": "alarm", "at": at(text)}
        alarm["detail"] = {"sensor": sensor, "limit": limit, "value": value}
        found.append(alarm | more)
    for kind, device, text, why in SILENCES:
        event: Document = {"device_id": device, "type": kind, "at": at(text)}
        found.append(event | ({"detail": why} if why else {}))
    for kind, device, text, changes in CHANGES:
        change: Document = {"device_id": device, "type": kind, "at": at(text)}
        found.append(change | {"detail": {"changes": changes}})
    found.sort(key=lambda event: (str(event["at"]), str(event["device_id"])))
    return [{"_id": place} | event for place, event in enumerate(found, start=1)]


def main(argv: Sequence[str]) -> None:
    """Write every collection into the folder given, or next to this file."""
    folder = Path(argv[0]) if argv else HERE
    for maker in (devices, readings, device_events):
        write_collection(folder, maker.__name__, maker())


if __name__ == "__main__":
    main(sys.argv[1:])
