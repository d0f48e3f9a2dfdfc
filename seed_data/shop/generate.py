"""Generate the seed data of the `shop` dataset: an invented online shop.

Usage: ``python seed_data/shop/generate.py [OUTDIR]`` writes one ``<table>.csv`` per table.
The same bytes come out on every run: one fixed seed, no clock, no hash order, no locale.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

Value = str | int | Decimal | bool | date | list[str] | None
Row = list[Value]

SEED = 20240229
NOW = datetime(2025, 3, 31, 23, 59, 59)
FIRST_DAY = date(2023, 7, 1)
LAST_DAY = date(2025, 3, 31)
CUSTOMERS = 300
ORDERS = 1600
FIRST_ORDER_ID = 1001
SKIPPED_ORDER_IDS = frozenset({1100, 1250, 1251, 1252, 1777, 2024})

# Days on which nobody could order: stocktaking, an outage, holidays.
CLOSED = frozenset(
    {
        *(date(2023, 8, day) for day in (14, 15, 16)),
        *(date(2023, 12, day) for day in (25, 26)),
        *(date(2024, 6, day) for day in (10, 11, 12, 13, 14)),
        *(date(2024, 12, day) for day in (25, 26)),
        date(2024, 2, 28),
        date(2025, 1, 2),
        date(2025, 2, 28),
    }
)

HEADERS: dict[str, str] = {
    "customers": "customer_id,full_name,email,phone,country,signed_up_on,birth_date,newsletter,"
    "referred_by",
    "addresses": "address_id,customer_id,kind,street,city,postcode,country,is_default",
    "categories": "category_id,parent_id,name",
    "products": "product_id,sku,name,brand,price,weight_kg,launched_on,discontinued_on,tags",
    "product_categories": "product_id,category_id,is_main",
    "orders": "order_id,customer_id,status,placed_at,shipped_at,delivered_at,"
    "shipping_address_id,shipping_fee,coupon_code",
    "order_lines": "order_id,line_no,product_id,quantity,unit_price,discount",
    "payments": "payment_id,order_id,method,amount,status,attempted_at,paid_at",
    "returns": "return_id,order_id,line_no,quantity,reason,requested_on,received_on",
    "reviews": "review_id,product_id,customer_id,rating,body,helpful_votes,reviewed_at",
}

# country: (weight, first names, last names, streets, cities, postcode pattern; # is a digit)
Place = tuple[int, str, str, str, str, str]
PLACES: dict[str, Place] = {
    "DE": (
        90,
        "Jürgen,Lena,Björn,Sophie,Käthe,Felix,Miriam,Jonas,Ute,Karl",
        "Müller,Groß,Schäfer,Vogel,Brandt,Köhler,von der Heide,Lang,Peters",
        "Lindenweg,Gartenstraße,Am Mühlbach,Schulgasse",
        "Dresden,Köln,Lübeck,Jena",
        "0####",
    ),
    "AT": (
        20,
        "Leopold,Anna,Stefan,Resi,Jörg",
        "Gruber,Höller,Steiner,Moser",
        "Seegasse,Bergstraße",
        "Graz,Linz",
        "8###",
    ),
    "FR": (
        40,
        "Zoé,François,Hélène,Luc,Chloé,Noël,Inès",
        "Lefèvre,d'Aubigny,Moreau,Garnier,Bélanger,Petit",
        "rue des Lilas,chemin du Moulin,place de l'Église",
        "Nîmes,Lyon,Orléans",
        "69###",
    ),
    "PL": (
        30,
        "Łukasz,Zofia,Michał,Agnieszka,Paweł",
        "Wójcik,Zieliński,Kowal,Dąbek,Żak",
        "ul. Łąkowa,ul. Krótka",
        "Łódź,Gdańsk",
        "80-###",
    ),
    "GB": (
        40,
        "Oliver,Maeve,Harriet,Tom,Priya,Idris",
        "O'Hara,Baker,Singh,Whitlock,MacDonald,Macdonald",
        "Mill Lane,St Anne's Road,High Street",
        "Leeds,Bath,Truro",
        "LS# #QX",
    ),
    "US": (
        30,
        "Dana,Miguel,Ruth,Caleb,Imani",
        "D'Angelo,Carter,Nguyen,Ortiz,de la Cruz",
        "Maple Ave,2nd St",
        "Salem,Duluth",
        "0####",
    ),
    "JP": (
        16,
        "美咲,健太,さくら,Haruto",
        "佐藤,高橋,Tanaka,中村",
        "桜通り,本町",
        "東京,札幌",
        "0##-00##",
    ),
    "ES": (
        18,
        "José,Lucía,Íñigo,Begoña",
        "Núñez,Peña,García,Ibáñez",
        "calle Mayor,calle del Río",
        "Cádiz,León",
        "11###",
    ),
    "IE": (7, "Siobhán,Cian,Aoife", "O'Neill,Byrne,Ó Sé", "Quay Street,Chapel Row", "Galway", ""),
    "PT": (7, "João,Inês,Rui", "Conceição,Simões,Mota", "rua da Paz", "Évora", "7###-###"),
    "NO": (0, "Åse", "Ødegård", "Fjordveien", "Bergen", "50##"),
    "IS": (0, "Guðrún,Þór", "Jónsdóttir,Ásgeirsson", "Hafnargata", "Akureyri", "600"),
}

# Customers written down by hand: id -> (country, full name or None, email as typed or None)
SPECIAL_CUSTOMERS: dict[int, tuple[str, str | None, str | None]] = {
    17: ("DE", "Anna Müller", "Anna.Mueller@example.com"),
    142: ("DE", "Anna Müller", " anna.mueller@EXAMPLE.com "),
    40: ("GB", "Tom Baker", "tom.baker@example.org"),
    215: ("GB", "Tom Baker", "tom.baker@example.org"),
    52: ("PL", "Zofia Żak", "zofia@example.net"),
    168: ("PL", "Zofia Zak", "ZOFIA@example.net"),
    23: ("IE", "Siobhán O'Neill", None),
    64: ("IE", "Cian Byrne", None),
    31: ("PT", "João Conceição", None),
    77: ("PT", "Inês Simões", None),
    105: ("PT", "Rui Mota", None),
    88: ("NO", "Åse Ødegård", None),
    120: ("IS", "Guðrún Jónsdóttir", None),
    199: ("IS", "Þór Ásgeirsson", None),
    19: ("JP", "佐藤 美咲", None),
    97: ("JP", "佐藤 美咲", None),
}
LEAP_BIRTHDAYS = {17: date(1996, 2, 29), 34: date(2000, 2, 29), 156: date(1988, 2, 29)}
REFERRAL_CHAIN = (1, 5, 18, 47, 90, 160, 240)
GUESTS = (150, 181, 233)  # made the account after their first order
SCRIPTED_ONLY = frozenset({23, 64, 31, 77, 105, 25, 71, 88})
NEVER_ORDER = frozenset({55, 120, 199, 240, 298, 299, 300})

CATEGORIES: tuple[tuple[int, int | None, str], ...] = (
    (1, None, "Home"),
    (2, 1, "Kitchen"),
    (3, 2, "Cookware"),
    (4, 3, "Pans"),
    (5, 3, "Pots"),
    (6, 2, "Knives"),
    (7, 2, "Baking"),
    (8, 1, "Bedding"),
    (9, 37, "Lighting"),
    (10, 9, "Desk Lamps"),
    (11, 9, "Floor Lamps"),
    (12, None, "Clothing"),
    (13, 12, "Women"),
    (14, 13, "Jackets"),
    (15, 13, "Knitwear"),
    (16, 13, "Accessories"),
    (17, 12, "Men"),
    (18, 17, "Jackets"),
    (19, 17, "Accessories"),
    (20, 12, "Children"),
    (21, None, "Outdoor"),
    (22, 21, "Camping"),
    (23, 22, "Tents"),
    (24, 22, "Stoves"),
    (25, 21, "Cycling"),
    (26, 25, "Lights"),
    (27, 25, "Accessories"),
    (28, None, "Books & Paper"),
    (29, 28, "Notebooks"),
    (30, 28, "Postcards"),
    (31, None, "Garden"),
    (32, 31, "Tools"),
    (33, 31, "Planters"),
    (34, 33, "Hanging Planters"),
    (35, None, "Gift Cards"),
    (36, 24, "Fuel"),
    (37, 1, "Living Room"),
)

# Each item becomes two products: (main category, name, price in tenths of a euro, grams)
ITEMS: tuple[tuple[int, str, int, int], ...] = (
    (4, "Cast Iron Pan", 499, 2400),
    (4, "Crêpe Pan", 299, 1100),
    (5, "Stock Pot", 649, 3100),
    (5, "Milk Pot", 199, 700),
    (6, "Chef's Knife", 799, 240),
    (6, "Bread Knife", 399, 260),
    (6, "Sharpening Stone", 299, 800),
    (7, "Baker's Peel", 249, 900),
    (7, "Bundt Tin", 199, 650),
    (7, "Rolling Pin", 129, 600),
    (8, "Linen Sheet", 899, 1200),
    (8, "Down Pillow", 599, 950),
    (8, "Wool Blanket", 1199, 1800),
    (10, "Desk Lamp", 459, 1500),
    (10, "Clip Lamp", 249, 480),
    (14, "Rain Jacket", 1199, 520),
    (14, "Quilted Jacket", 1499, 780),
    (15, "Merino Jumper", 799, 330),
    (15, "Cardigan", 699, 360),
    (16, "Silk Scarf", 399, 60),
    (16, "Leather Belt", 299, 180),
    (18, "Field Jacket", 1399, 990),
    (18, "Wind Shell", 899, 210),
    (19, "Wool Scarf", 299, 150),
    (19, "Leather Belt", 299, 200),
    (20, "Kids' Raincoat", 449, 310),
    (20, "Kids' Mittens", 149, 70),
    (23, "Two-Person Tent", 2499, 2900),
    (23, "Family Tent", 5499, 9800),
    (24, "Camping Stove", 699, 450),
    (24, "Wind Screen", 149, 180),
    (36, "Gas Cartridge", 69, 380),
    (36, "Burner Spirit", 89, 900),
    (26, "Bike Light Front", 349, 120),
    (26, "Bike Light Rear", 199, 60),
    (27, "Bottle Cage", 99, 50),
    (27, "Saddle Bag", 249, 140),
    (25, "Track Pump", 399, 1400),
    (22, "Head Torch", 299, 90),
    (22, "Enamel Mug", 99, 130),
    (29, "Dotted Notebook", 129, 320),
    (29, "Pocket Notebook", 69, 110),
    (29, "Fountain Pen Ink", 99, 140),
    (30, "Postcard Harbour", 15, 6),
    (30, "Postcard Mountain", 15, 6),
    (35, "Gift Card", 250, 5),
    (2, "Apron", 249, 280),
    (2, "Tea Towel", 89, 90),
    (2, "Coffee Grinder", 899, 1300),
    (9, "LED Bulb", 79, 45),
    (9, "Dimmer", 199, 110),
    (13, "Wool Socks", 129, 80),
    (17, "Wool Socks", 129, 90),
    (21, "Rucksack", 999, 1150),
    (21, "Walking Poles", 599, 480),
    (28, "Wrapping Paper", 49, 150),
    (6, "Paring Knife", 149, 80),
    (37, "Floor Cushion", 399, 2200),
    (37, "Throw", 499, 700),
    (1, "Doormat", 249, 1700),
)
BRANDS = ("Nordwick", "Bellamy & Fen", "Fjällro", "Łukaro", "Café Nové", "山野工房", "O'Dell")
SUFFIXES = ("large", "recycled", "blue", "limited", "Mk II", "oak", "grey", "light")
TAGS = ("gift", "sale", "new", "eco", "handmade", "bestseller", "winter", "travel")

# Prices in cents that do not follow from ITEMS.
PRICES = {56: 24990, 98: 24990, 67: 2790, 69: 2790, 92: 5000, 112: 0, 58: 54990}
PRICES |= {88: 150, 90: 150, 50: 3490, 106: 1290}
NAMES = {112: "Sample Card", 50: "Leather Belt", 104: "Wool Socks", 106: "wool socks"}
NEVER_SOLD = frozenset({26, 34, 44, 58, 66, 86, 102, 110, 118})
UNWEIGHED = frozenset({13, 45, 58, 91, 92, 99, 101, 117})
DISCONTINUED = {
    8: "2023-10-31",
    16: "2024-02-29",
    24: "2023-12-31",
    38: "2024-02-29",
    46: "2024-06-30",
    54: "2024-11-15",
    62: "2024-08-31",
    66: "2023-06-30",
    74: "2025-01-01",
    84: "2024-04-30",
    94: "2023-09-30",
    114: "2024-12-31",
}
LAUNCHED = {58: "2025-04-15", 16: "2023-02-01", 82: "2024-02-29", 70: "2024-01-01"}
BUNDLE = (67, 69)  # front and rear light, only ever sold together
UNCATEGORISED = frozenset({112, 120})
# Further categories besides the main one; some are ancestors of the main one.
EXTRA_CATEGORIES: dict[int, tuple[int, ...]] = {
    **dict.fromkeys((67, 68, 69, 70), (9, 25)),
    **dict.fromkeys((87, 88), (28,)),
    **dict.fromkeys((1, 2), (3, 2, 22)),
    **dict.fromkeys((39, 47), (8,)),
    **dict.fromkeys((79, 80, 60), (2,)),
    **dict.fromkeys((77, 78), (9, 27)),
    **dict.fromkeys((103, 104), (17, 20)),
    **dict.fromkeys((105,), (13,)),
    **dict.fromkeys((93, 96, 111), (35,)),
    **dict.fromkeys((118, 117, 25), (8,)),
    **dict.fromkeys((55, 56), (22,)),
    **dict.fromkeys((73, 107), (27, 22)),
}
NO_MAIN = frozenset({77, 105})

COUPONS = ("WELCOME10", "welcome10", "Welcome10 ", " SPRING24", "SPRING24", "spring24")
REASONS = (
    "too small",
    "Too small ",
    "damaged",
    "Damaged",
    "wrong item",
    "didn't like it",
    "arrived late",
    "gift, not needed",
)
BODIES = (
    "Does what it says.",
    "Better than I'd hoped.",
    "Arrived with a scratch, still fine.",
    'My daughter calls it "the good one".',
    "Trop petit, mais joli.",
    "Sehr schön, gerne wieder!",
    "とても良い",
    "Przesyłka szybka, jakość świetna.",
    "meh",
    "Broke after two weeks.",
    "Would buy again",
    "would buy again",
    "Colour is off.",
    "Good value",
)


@dataclass
class Line:
    """One order line."""

    product: int
    quantity: int
    unit_price: Decimal
    discount: Decimal

    def worth(self) -> Decimal:
        """Return what the line costs, exact to the cent."""
        return (self.quantity * self.unit_price * (1 - self.discount)).quantize(Decimal("0.01"))


@dataclass
class Order:
    """One order with its lines, before and after it gets its id."""

    customer: int
    placed: datetime
    lines: list[Line] = field(default_factory=list)
    status: str = ""
    shipped: datetime | None = None
    delivered: datetime | None = None
    address: int | None = None
    fee: Decimal = Decimal("0.00")
    coupon: str | None = None
    plain: bool = False
    order_id: int = 0

    def total(self) -> Decimal:
        """Return what is due: the lines and the shipping fee."""
        return sum((line.worth() for line in self.lines), self.fee)


@dataclass
class Payment:
    """One attempt to pay."""

    order_id: int
    method: str
    amount: Decimal
    status: str
    attempted: datetime
    paid: datetime | None


@dataclass
class Product:
    """What the generator needs to know of a product while it sells it."""

    product_id: int
    price: Decimal
    launched: date
    discontinued: date | None
    weight: int
    cheaper_before: bool

    def sellable(self, day: date) -> bool:
        """Say whether the product could be bought on this day, leftovers included."""
        last = self.discontinued + timedelta(days=45) if self.discontinued else LAST_DAY
        return self.launched <= day <= last

    def price_on(self, day: date) -> Decimal:
        """Return the unit price on a day: some prices rose on 2024-07-01."""
        if self.cheaper_before and day < date(2024, 7, 1):
            return (self.price * 9 // 1 / 10).quantize(Decimal("0.10")).quantize(Decimal("0.01"))
        return self.price


@dataclass
class Customer:
    """What the generator needs to know of a customer while orders are made."""

    customer_id: int
    country: str
    signed_up: date
    weight: int


# --- writing ------------------------------------------------------------------------------


def cell(value: Value) -> str:
    """Format one value the way PostgreSQL's COPY … CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    text = "{" + ",".join(value) + "}" if isinstance(value, list) else str(value)
    if text == "" or any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_table(folder: Path, table: str, rows: Sequence[Row]) -> None:
    """Write one table as CSV with a header, LF line ends, UTF-8."""
    lines = [HEADERS[table], *(",".join(cell(value) for value in row) for row in rows)]
    (folder / f"{table}.csv").write_bytes(("\n".join(lines) + "\n").encode())


def moment(text: str) -> datetime:
    """Read a timestamp such as 2024-02-29 23:59:59."""
    return datetime.fromisoformat(text)


def random_day(rng: Random, first: date, last: date) -> date:
    """Pick a day between two days, both included."""
    return first + timedelta(days=rng.randrange((last - first).days + 1))


# --- customers and addresses --------------------------------------------------------------


def signup_days(rng: Random) -> list[date]:
    """Return one signup day per customer, nearly in id order, boundary days included."""
    days = [random_day(rng, date(2023, 5, 1), date(2023, 6, 30)) for _ in range(70)]
    days += [random_day(rng, FIRST_DAY, LAST_DAY) for _ in range(CUSTOMERS - 70 - 9)]
    days += [date(2024, 2, 29)] * 3 + [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 31)]
    days += [date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 31)]
    days.sort()
    for left, right in ((110, 131), (202, 226), (57, 79), (260, 285)):
        days[left], days[right] = days[right], days[left]
    return days


def raw_email(rng: Random, number: int, taken: set[str]) -> str:
    """Invent an e-mail address as somebody might type it."""
    adjectives = ("blue", "quiet", "little", "north", "paper", "salty", "late", "copper")
    animals = ("heron", "otter", "fox", "marten", "wren", "beetle", "carp", "lynx")
    while True:
        handle = f"{rng.choice(adjectives)}.{rng.choice(animals)}{rng.randrange(1, 100)}"
        if handle not in taken:
            break
    taken.add(handle)
    email = f"{handle}@example.{rng.choice(('com', 'com', 'org', 'net'))}"
    if number % 13 == 0:
        email = email.upper() if number % 2 else email.title()
    if number % 17 == 0:
        email = f" {email}" if number % 2 else f"{email}  "
    return email


def raw_phone(rng: Random) -> str | None:
    """Invent a phone number as somebody might type it, NULL or empty now and then."""
    roll = rng.randrange(100)
    if roll < 25:
        return None
    if roll < 37:
        return ""
    digits = f"555{rng.randrange(10000):04d}"
    pattern = rng.choice(("+49 30 {}", "(030) {}", "030/{}", " 030 {}", "0049-30-{}", "{}"))
    return pattern.format(digits)


def referrer(rng: Random, number: int, days: Sequence[date]) -> int | None:
    """Pick who recommended the shop: somebody who signed up earlier, or nobody."""
    if number in REFERRAL_CHAIN:
        place = REFERRAL_CHAIN.index(number)
        return REFERRAL_CHAIN[place - 1] if place else None
    if rng.random() < 0.55:
        return None
    earlier = [other for other in range(1, CUSTOMERS + 1) if days[other - 1] < days[number - 1]]
    popular = [other for other in earlier if other in (1, 2, 12, 55, 60)]
    if popular and rng.random() < 0.3:
        return rng.choice(popular)
    return rng.choice(earlier) if earlier else None


def make_customers(rng: Random) -> tuple[list[Row], list[Customer]]:
    """Make the customers, as rows and as what later steps need."""
    days = signup_days(rng)
    codes = list(PLACES)
    weights = [PLACES[code][0] for code in codes]
    taken: set[str] = set()
    rows: list[Row] = []
    people: list[Customer] = []
    for number in range(1, CUSTOMERS + 1):
        country = rng.choices(codes, weights)[0]
        given: str | None = None
        email: str | None = None
        if number in SPECIAL_CUSTOMERS:
            country, given, email = SPECIAL_CUSTOMERS[number]
        _, firsts, lasts, *_ = PLACES[country]
        name = f"{rng.choice(firsts.split(','))} {rng.choice(lasts.split(','))}"
        typed = raw_email(rng, number, taken)
        born: date | None = random_day(rng, date(1948, 1, 1), date(2005, 12, 31))
        if rng.random() < 0.2:
            born = None
        row: Row = [
            number,
            given or name,
            email or typed,
            raw_phone(rng),
            country,
            days[number - 1],
            LEAP_BIRTHDAYS.get(number, born),
            rng.choice((True, True, False, None)),
            referrer(rng, number, days),
        ]
        rows.append(row)
        weight = 1 if country in ("IE", "PT") else rng.choice((9, 6, 4, 3, 2, 2, 1, 1, 1, 1))
        people.append(Customer(number, country, days[number - 1], weight))
    return rows, people


def postcode(rng: Random, pattern: str) -> str | None:
    """Fill a postcode pattern; NULL where the country has none, or it was not given."""
    if not pattern or rng.random() < 0.04:
        return None
    return "".join(str(rng.randrange(10)) if mark == "#" else mark for mark in pattern)


def make_addresses(rng: Random, people: Sequence[Customer]) -> tuple[list[Row], dict[int, int]]:
    """Make the address book; also say which address each customer ships to."""
    rows: list[Row] = []
    ships_to: dict[int, int] = {}
    for person in people:
        count = rng.choice((0, 1, 1, 1, 2, 2, 2, 3, 4))
        for place in range(count):
            country = person.country
            if rng.random() < 0.06:
                country = rng.choice(("DE", "FR", "GB"))
            _, _, _, streets, cities, pattern = PLACES[country]
            kind = "billing" if place % 2 == 0 and count > 1 else "shipping"
            street = f"{rng.choice(streets.split(','))} {rng.randrange(1, 90)}"
            city = rng.choice(cities.split(","))
            code = postcode(rng, pattern)
            default = place < 2 and person.customer_id % 19 != 0
            detail: Row = [kind, street, city, code, country, default]
            copies = 2 if person.customer_id in (36, 94, 163) and place == 0 else 1
            for _ in range(copies):
                rows.append([len(rows) + 1, person.customer_id, *detail])
            if kind == "shipping":
                ships_to.setdefault(person.customer_id, len(rows))
    return rows, ships_to


# --- products -----------------------------------------------------------------------------


def product_tags(rng: Random, number: int) -> list[str] | None:
    """Pick some tags; NULL and the empty array both occur."""
    if number % 11 == 0:
        return None
    if number % 17 == 0:
        return []
    return rng.sample(TAGS, rng.randrange(1, 4))


def launch_day(rng: Random, number: int) -> date:
    """Pick the day a product went on sale; most were there from the start."""
    if number in LAUNCHED:
        return date.fromisoformat(LAUNCHED[number])
    if number % 6 == 2 and number not in DISCONTINUED:
        return random_day(rng, date(2023, 6, 1), date(2024, 9, 30))
    return random_day(rng, date(2022, 3, 1), date(2023, 5, 31))


def make_products(rng: Random) -> tuple[list[Row], dict[int, Product]]:
    """Make the products, as rows and as what later steps need."""
    rows: list[Row] = []
    stock: dict[int, Product] = {}
    for number in range(1, 2 * len(ITEMS) + 1):
        _, noun, tenths, grams = ITEMS[(number - 1) // 2]
        name = noun
        if number % 2 == 0:
            tenths += rng.choice((0, 20, 50, 100)) if tenths > 100 else 10
            name = f"{noun}, {rng.choice(SUFFIXES)}"
        cents = PRICES.get(number, tenths * 10)
        brand = rng.choice((*BRANDS, None))
        launched = launch_day(rng, number)
        gone = date.fromisoformat(DISCONTINUED[number]) if number in DISCONTINUED else None
        weight = Decimal(grams + 10 * (1 - number % 2)) / 1000
        row: Row = [
            number,
            f"{noun[:2].upper()}-{1000 + number * 7}",
            NAMES.get(number, name),
            brand,
            (Decimal(cents) / 100).quantize(Decimal("0.01")),
            None if number in UNWEIGHED else weight.quantize(Decimal("0.001")),
            launched,
            gone,
            product_tags(rng, number),
        ]
        rows.append(row)
        liked = rng.choice((1, 1, 2, 2, 3, 4, 5, 8))
        price = (Decimal(cents) / 100).quantize(Decimal("0.01"))
        stock[number] = Product(number, price, launched, gone, liked, number % 5 == 1)
    copy_product(rows, stock, 71, 72)
    return rows, stock


def copy_product(rows: list[Row], stock: dict[int, Product], source: int, target: int) -> None:
    """Make two products alike in all but their id and SKU."""
    rows[target - 1][2:] = rows[source - 1][2:]
    stock[target].price = stock[source].price
    stock[target].launched = stock[source].launched


def make_product_categories() -> list[Row]:
    """Put the products into their categories."""
    rows: list[Row] = []
    for number in range(1, 2 * len(ITEMS) + 1):
        if number in UNCATEGORISED:
            continue
        main = ITEMS[(number - 1) // 2][0]
        for category in sorted({main, *EXTRA_CATEGORIES.get(number, ())}):
            rows.append([number, category, category == main and number not in NO_MAIN])
    return rows


# --- orders -------------------------------------------------------------------------------


class Shop:
    """Makes the orders: who, when, what, and what became of them."""

    def __init__(
        self,
        rng: Random,
        people: Sequence[Customer],
        stock: dict[int, Product],
        ships_to: dict[int, int],
    ) -> None:
        """Keep what the earlier steps made."""
        self.rng = rng
        self.people = people
        self.stock = stock
        self.ships_to = ships_to
        self.idle = NEVER_ORDER | frozenset(rng.sample(range(106, CUSTOMERS), 22)) - set(GUESTS)

    def line(self, product: int, quantity: int, discount: str, day: date) -> Line:
        """Make an order line at the price of the day."""
        price = self.stock[product].price_on(day)
        return Line(product, quantity, price, Decimal(discount).quantize(Decimal("0.01")))

    def random_lines(self, day: date, coupon: str | None) -> list[Line]:
        """Fill a basket."""
        rng = self.rng
        products = [
            product
            for product in self.stock.values()
            if product.sellable(day)
            and product.product_id not in NEVER_SOLD
            and product.product_id != BUNDLE[1]
        ]
        weights = [
            38 if product.product_id == BUNDLE[0] else product.weight * 4 for product in products
        ]
        lines: list[Line] = []
        for product in rng.choices(products, weights, k=rng.choice((1, 1, 1, 2, 2, 2, 3, 3, 5))):
            quantity = rng.choice((1, 1, 1, 1, 2, 2, 3))
            if product.price < 3:
                quantity = rng.choice((5, 10, 10, 20))
            discount = rng.choices(("0", "0.1", "0.2", "0.3", "0.5", "1"), (80, 6, 6, 4, 3, 1))[0]
            if coupon and coupon.strip():
                discount = "0.1"
            lines.append(self.line(product.product_id, quantity, discount, day))
            if product.product_id == BUNDLE[0]:
                lines.append(self.line(BUNDLE[1], quantity, discount, day))
        return lines

    def random_coupon(self) -> str | None:
        """Pick what stands in the coupon field."""
        roll = self.rng.randrange(100)
        if roll < 55:
            return None
        return "" if roll < 80 else self.rng.choice(COUPONS)

    def random_moment(self, days: Sequence[date], weights: Sequence[int]) -> datetime:
        """Pick a second on one of the days, mostly in waking hours."""
        rng = self.rng
        day = rng.choices(days, weights)[0]
        hour = rng.choices(range(24), (1,) * 6 + (4,) * 6 + (6,) * 6 + (9,) * 4 + (3, 2))[0]
        clock = timedelta(hours=hour, seconds=rng.randrange(3600))
        return datetime(day.year, day.month, day.day) + clock

    def random_order(self, days: Sequence[date], weights: Sequence[int]) -> Order:
        """Make one order of an ordinary customer."""
        placed = self.random_moment(days, weights)
        buyers = [
            person
            for person in self.people
            if person.signed_up <= placed.date()
            and person.customer_id not in self.idle
            and person.customer_id not in SCRIPTED_ONLY
        ]
        buyer = self.rng.choices(buyers, [person.weight for person in buyers])[0]
        coupon = self.random_coupon()
        order = Order(buyer.customer_id, placed, self.random_lines(placed.date(), coupon))
        order.coupon = coupon
        return order

    def scripted(
        self, customer: int, when: str, basket: str, *, plain: bool = True, status: str = ""
    ) -> Order:
        """Make an order by hand; the basket reads `product*quantity@discount product …`."""
        placed = moment(when)
        order = Order(customer, placed, status=status, plain=plain)
        for entry in basket.split():
            thing, _, discount = entry.partition("@")
            product, _, quantity = thing.partition("*")
            if not self.stock[int(product)].sellable(placed.date()):
                raise ValueError(f"product {product} is not on sale at {when}")
            line = self.line(int(product), int(quantity or 1), discount or "0", placed.date())
            order.lines.append(line)
        return order

    def kept(self, customer: int, when: str, basket: str) -> Order:
        """Make an order by hand that is never cancelled and travels like any other."""
        return self.scripted(customer, when, basket, plain=False, status="delivered")

    def boundary_orders(self) -> list[Order]:
        """Make the orders at the edges of days, months and years."""
        edges = (
            (4, "2023-07-01 00:00:00", "11 71"),
            (6, "2023-09-30 23:59:59", "29*2"),
            (11, "2023-12-31 23:59:59", "1 3"),
            (14, "2024-01-01 00:00:00", "5"),
            (9, "2024-01-31 23:59:59", "41"),
            (11, "2024-02-29 00:00:00", "87*10"),
            (3, "2024-02-29 23:59:59", "55"),
            (9, "2024-03-01 00:00:00", "39 79*2"),
            (6, "2024-04-30 23:59:59", "29"),
            (7, "2024-05-01 00:00:00", "59 63*3"),
            (2, "2024-06-30 23:59:59", "35"),
            (2, "2024-07-01 00:00:00", "35"),
            (2, "2024-12-31 23:59:59", "67 69"),
            (5, "2025-01-01 00:00:00", "67*2 69*2"),
            (10, "2025-03-31 23:59:59", "81"),
        )
        return [self.kept(who, when, what) for who, when, what in edges]

    def tie_orders(self) -> list[Order]:
        """Make the orders behind the ties: top spenders, equal totals, equal timestamps."""
        orders: list[Order] = []
        for who, day in ((23, "03"), (64, "17")):
            orders.append(self.scripted(who, f"2024-02-{day} 10:15:00", "57*6 79*4"))
            orders.append(self.scripted(who, f"2024-08-{day} 18:40:00", "97*2@0.1 59"))
        orders.append(self.scripted(31, "2024-05-20 09:00:00", "57*9"))
        orders.append(self.scripted(77, "2024-05-21 09:00:00", "57*6 97"))
        orders.append(self.scripted(105, "2024-09-02 21:00:00", "57*6"))
        orders.append(self.scripted(105, "2024-09-30 23:59:59", "97"))
        orders.append(self.scripted(21, "2024-03-05 11:00:00", "29*2"))
        orders.append(self.scripted(22, "2024-03-05 16:30:00", "39 79"))
        orders.append(self.scripted(21, "2024-10-08 08:20:00", "57"))
        orders.append(self.scripted(30, "2024-10-08 19:45:10", "57*2@0.5"))
        for who in (41, 42, 43):
            orders.append(self.scripted(who, "2024-11-29 12:00:00", "27 99*2", plain=False))
        orders.append(self.scripted(25, "2023-11-11 11:11:11", "113"))
        orders.append(self.scripted(25, "2024-01-20 14:00:00", "95*3"))
        for who, when, what in (
            (25, "2024-03-15 10:12:30", "43 35"),
            (26, "2023-07-04 20:00:01", "21"),
            (27, "2024-07-19 07:30:00", "75 73"),
            (28, "2024-10-31 23:59:59", "107"),
        ):
            orders += [self.scripted(who, when, what) for _ in range(2)]
        return orders

    def habit_orders(self) -> list[Order]:
        """Make streaks, a customer of every month, collectors, and orders without lines."""
        orders: list[Order] = []
        for day in range(6, 11):
            orders.append(self.kept(12, f"2024-05-{day:02d} 08:05:00", "79"))
        orders.append(self.kept(12, "2024-05-08 19:30:00", "79"))
        for when in ("2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02"):
            orders.append(self.kept(12, f"{when} 12:00:00", "63*2"))
        for month in range(1, 13):
            day = 1 if month == 9 else 15
            when = f"2024-{month:02d}-{day:02d} 06:45:00"
            orders.append(self.kept(8, when, "95 63"))
        orders.append(self.scripted(33, "2024-10-05 13:00:00", "87 88 89 90"))
        orders.append(self.scripted(58, "2024-10-06 13:00:00", "87*2 90"))
        orders.append(self.scripted(58, "2024-11-06 13:00:00", "88 89 90"))
        orders.append(self.scripted(71, "2024-10-07 13:00:00", "87 88 89"))
        orders.append(self.scripted(71, "2024-12-07 13:00:00", "90", status="cancelled"))
        orders.append(self.scripted(88, "2024-06-30 17:00:00", "31"))
        for who, when in (
            (44, "2023-10-10 10:10:10"),
            (45, "2024-02-29 13:00:00"),
            (46, "2024-06-21 21:21:21"),
            (47, "2024-12-24 23:59:59"),
            (48, "2025-01-15 15:00:00"),
        ):
            orders.append(self.scripted(who, when, "", status="cancelled"))
        orders.append(self.scripted(49, "2025-03-30 18:18:18", "", status="placed"))
        for who in GUESTS:
            joined = self.people[who - 1].signed_up
            when = f"{joined - timedelta(days=10)} 16:00:00"
            orders.append(self.scripted(who, when, "1 79*2", plain=False))
        return orders

    def fate(self, order: Order) -> None:
        """Decide address, fee, status and times of an order."""
        rng = self.rng
        if order.plain:
            if not order.status:
                order.status = "delivered"
                order.delivered = order.placed + timedelta(days=1, hours=3)
            return
        self.choose_address(order)
        if order.status:
            self.travel(order, lost=False)
            return
        roll = rng.random()
        if roll < 0.07:
            order.status = "cancelled"
        elif roll < 0.08:
            order.status = "placed"
        elif roll < 0.095:
            order.status = "paid"
        else:
            self.travel(order, lost=roll < 0.107)

    def choose_address(self, order: Order) -> None:
        """Pick the address, now and then another customer's, or none for a pick-up."""
        rng = self.rng
        address = self.ships_to.get(order.customer)
        if rng.random() < 0.007:
            address = rng.choice(sorted(self.ships_to.values()))
        if address is None or rng.random() < 0.1:
            return
        order.address = address
        home = self.people[order.customer - 1].country
        if order.total() < 100:
            order.fee = Decimal("4.90" if home == "DE" else "9.90")

    def travel(self, order: Order, *, lost: bool) -> None:
        """Set when the order left and arrived, as far as that has happened by now."""
        rng = self.rng
        out = order.placed + timedelta(seconds=rng.randrange(7200, 4 * 86400))
        slow = rng.random() < 0.05
        days = rng.randrange(15, 46) if slow else rng.randrange(1, 10)
        arrived = out + timedelta(days=days, seconds=rng.randrange(-20000, 20000))
        if all(line.product in (91, 92) for line in order.lines):
            out = arrived = order.placed
        if order.address is None:
            arrived = out
        if out > NOW:
            order.status = rng.choice(("placed", "paid", "paid"))
            return
        order.shipped = None if order.address is None else out
        if arrived > NOW or (lost and order.shipped):
            order.status = "shipped"
        else:
            order.status = "delivered"
            order.delivered = arrived

    def make_orders(self) -> list[Order]:
        """Make all orders and give them their ids."""
        rng = self.rng
        orders = self.boundary_orders() + self.tie_orders() + self.habit_orders()
        span = (LAST_DAY - FIRST_DAY).days + 1
        days = [FIRST_DAY + timedelta(days=offset) for offset in range(span)]
        days = [day for day in days if day not in CLOSED]
        weights = [
            (300 + (day - FIRST_DAY).days)
            * (2 if day.month in (11, 12) else 1)
            * (3 if day.weekday() >= 5 else 2)
            for day in days
        ]
        while len(orders) < ORDERS:
            orders.append(self.random_order(days, weights))
        orders.sort(key=lambda order: (order.placed, order.customer))
        for order in orders:
            self.fate(order)
        return number_orders(rng, orders)


def number_orders(rng: Random, orders: list[Order]) -> list[Order]:
    """Give the ids in the order of entry: phone orders are entered late, some ids are skipped."""
    for start in sorted(rng.sample(range(100, len(orders) - 200), 14), reverse=True):
        late = orders.pop(start)
        orders.insert(start + rng.randrange(15, 60), late)
    next_id = FIRST_ORDER_ID
    for order in orders:
        while next_id in SKIPPED_ORDER_IDS:
            next_id += 1
        order.order_id = next_id
        next_id += 1
    return orders


def order_row(order: Order) -> Row:
    """Turn an order into a table row."""
    return [
        order.order_id,
        order.customer,
        order.status,
        order.placed,
        order.shipped,
        order.delivered,
        order.address,
        order.fee,
        order.coupon,
    ]


def line_rows(orders: Sequence[Order]) -> list[Row]:
    """Turn all lines into table rows."""
    return [
        [order.order_id, place, line.product, line.quantity, line.unit_price, line.discount]
        for order in orders
        for place, line in enumerate(order.lines, start=1)
    ]


# --- what follows an order ----------------------------------------------------------------


def paid(rng: Random, order: Order, amount: Decimal, *, status: str = "paid") -> Payment:
    """Make a payment that went through."""
    method = rng.choices(("card", "wallet", "bank_transfer"), (60, 25, 15))[0]
    start = order.placed + timedelta(seconds=rng.randrange(0, 240))
    wait = timedelta(seconds=rng.randrange(0, 30))
    if method == "bank_transfer":
        days = rng.randrange(20, 60) if rng.random() < 0.2 else rng.randrange(1, 6)
        wait = timedelta(days=days)
    if start + wait > NOW:
        start, wait = order.placed, timedelta(0)
    return Payment(order.order_id, method, amount, status, start, start + wait)


def unpaid(rng: Random, order: Order, status: str) -> Payment:
    """Make a payment attempt that failed or has had no answer yet."""
    start = min(NOW, order.placed + timedelta(seconds=rng.randrange(0, 60)))
    method = rng.choice(("card", "wallet"))
    return Payment(order.order_id, method, order.total(), status, start, None)


def split_payment(rng: Random, order: Order) -> list[Payment]:
    """Pay a part with a gift card and the rest otherwise."""
    part = (order.total() / 3).quantize(Decimal("0.1")).quantize(Decimal("0.01"))
    first = paid(rng, order, part)
    first.method, first.attempted, first.paid = "gift_card", order.placed, order.placed
    return [first, paid(rng, order, order.total() - part)]


def cancelled_payments(rng: Random, order: Order) -> list[Payment]:
    """Decide what was paid for a cancelled order: nothing, in vain, or given back."""
    roll = rng.random()
    if roll < 0.4:
        return []
    if roll < 0.7:
        return [unpaid(rng, order, "failed")]
    return [paid(rng, order, order.total(), status="refunded")]


def order_payments(rng: Random, order: Order) -> list[Payment]:
    """Decide how an order was paid for."""
    total = order.total()
    if total == 0:
        return []
    if order.plain and order.status != "cancelled":
        done = order.placed
        return [Payment(order.order_id, "card", total, "paid", done, done)]
    if order.status == "cancelled":
        return cancelled_payments(rng, order)
    roll = rng.random()
    if order.status == "placed":
        states = [[], ["pending"], ["failed"], ["failed", "pending"]][int(roll * 4)]
        return [unpaid(rng, order, state) for state in states]
    if roll < 0.76:
        return [paid(rng, order, total)]
    if roll < 0.86:
        return retried(rng, order, 1)
    if roll < 0.88:
        return retried(rng, order, 2)
    if roll < 0.945:
        return split_payment(rng, order) if total > 1 else [paid(rng, order, total)]
    if roll < 0.955:  # charged twice, one charge given back or not noticed yet
        again = paid(rng, order, total, status=rng.choice(("refunded", "paid")))
        return [paid(rng, order, total), again]
    if roll < 0.965 and total > 10:  # a part is still owed
        return [paid(rng, order, total - 5)]
    if roll < 0.975:
        return [paid(rng, order, total, status="refunded")]
    return []


def retried(rng: Random, order: Order, times: int) -> list[Payment]:
    """Fail once, or twice in the very same second, then pay."""
    failed = unpaid(rng, order, "failed")
    done = paid(rng, order, order.total())
    later = failed.attempted + timedelta(seconds=90)
    if done.paid is not None and done.attempted < later:
        shift = later - done.attempted
        if done.paid + shift <= NOW:
            done.attempted, done.paid = later, done.paid + shift
    return [failed] * times + [done]


def make_payments(rng: Random, orders: Sequence[Order]) -> list[Row]:
    """Make all payments; ids follow the attempts, but for a few booked late."""
    payments = [payment for order in orders for payment in order_payments(rng, order)]
    payments.sort(key=lambda payment: (payment.attempted, payment.order_id))
    for start in sorted(rng.sample(range(100, len(payments) - 200), 10), reverse=True):
        late = payments.pop(start)
        payments.insert(start + rng.randrange(20, 80), late)
    return [
        [
            number,
            payment.order_id,
            payment.method,
            payment.amount,
            payment.status,
            payment.attempted,
            payment.paid,
        ]
        for number, payment in enumerate(payments, start=1)
    ]


def make_returns(rng: Random, orders: Sequence[Order]) -> list[Row]:
    """Make the returns: some lines come back in two parcels alike in all but the id."""
    found: list[Row] = []
    for order in orders:
        if order.delivered is None or order.plain:
            continue
        for place, line in enumerate(order.lines, start=1):
            if line.product in BUNDLE or rng.random() >= 0.055:
                continue
            late = rng.random() < 0.1
            wait = rng.randrange(31, 90) if late else rng.randrange(0, 15)
            asked = order.delivered.date() + timedelta(days=wait)
            if asked > LAST_DAY:
                continue
            reason = rng.choice((None, "", *REASONS))
            got: date | None = asked + timedelta(days=rng.randrange(0, 12))
            if rng.random() < 0.15 or (got and got > LAST_DAY):
                got = None
            twice = line.quantity == 2 and rng.random() < 0.5
            count = 1 if twice else rng.randrange(1, line.quantity + 1)
            found += [[order.order_id, place, count, reason, asked, got]] * (2 if twice else 1)
    found.sort(key=lambda row: (str(row[4]), str(row[0]), str(row[1])))
    return [[number, *row] for number, row in enumerate(found, start=1)]


def review(rng: Random, product: int, customer: int, when: datetime) -> Row:
    """Write one review, without its id."""
    rating = rng.choices((1, 2, 3, 4, 5), (6, 8, 16, 34, 36))[0]
    roll = rng.random()
    body = None if roll < 0.35 else "" if roll < 0.45 else rng.choice(BODIES)
    votes = rng.choice((0, 0, 0, 0, 1, 1, 2, 3, 7))
    return [product, customer, rating, body, votes, when]


def make_reviews(rng: Random, orders: Sequence[Order]) -> list[Row]:
    """Make the reviews: most by buyers, some by others, some written twice."""
    found: list[Row] = []
    for order in orders:
        for line in order.lines:
            if order.delivered is None or line.product % 6 == 0 or rng.random() >= 0.125:
                continue
            wait = timedelta(days=rng.randrange(0, 40), seconds=rng.randrange(86400))
            found.append(review(rng, line.product, order.customer, order.delivered + wait))
    for _ in range(50):
        product = rng.choice([n for n in range(1, 120) if n % 6 and n not in NEVER_SOLD])
        day = random_day(rng, FIRST_DAY, LAST_DAY)
        when = datetime(day.year, day.month, day.day, 20) + timedelta(seconds=rng.randrange(9999))
        found.append(review(rng, product, rng.randrange(1, 100), when))
    for row in rng.sample(found, 14):
        written = row[5]
        if isinstance(written, datetime):
            found.append([*row[:5], written + timedelta(days=rng.randrange(20, 100))])
    found += scripted_reviews()
    ready = [row for row in found if isinstance(row[5], datetime) and row[5] <= NOW]
    ready.sort(key=lambda row: (str(row[5]), str(row[0]), str(row[1])))
    return [[number, *row] for number, row in enumerate(ready, start=1)]


def scripted_reviews() -> list[Row]:
    """Return the reviews written by hand."""
    return [
        [44, 16, 5, "Saw it in the window, love it", 4, moment("2024-02-29 23:59:59")],
        [44, 17, 2, None, 0, moment("2024-03-01 00:00:00")],
        [57, 23, 5, "Slept like a bear 🎉", 12, moment("2024-02-20 08:00:00")],
        [57, 64, 5, "", 12, moment("2024-02-20 08:00:00")],
        [1, 12, 4, "Good value", 1, moment("2024-01-01 00:00:00")],
        [1, 12, 4, "Good value", 1, moment("2024-12-31 23:59:59")],
        [87, 55, 3, None, 0, moment("2024-05-05 05:05:05")],
    ]


def main(argv: Sequence[str]) -> None:
    """Write every table into the folder given, or next to this file."""
    folder = Path(argv[0]) if argv else Path(__file__).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(SEED)
    customers, people = make_customers(rng)
    addresses, ships_to = make_addresses(rng, people)
    products, stock = make_products(rng)
    orders = Shop(rng, people, stock, ships_to).make_orders()
    tables: dict[str, list[Row]] = {
        "customers": customers,
        "addresses": addresses,
        "categories": [[number, parent, name] for number, parent, name in CATEGORIES],
        "products": products,
        "product_categories": make_product_categories(),
        "orders": [order_row(order) for order in orders],
        "order_lines": line_rows(orders),
        "payments": make_payments(rng, orders),
        "returns": make_returns(rng, orders),
        "reviews": make_reviews(rng, orders),
    }
    for table, rows in tables.items():
        write_table(folder, table, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
