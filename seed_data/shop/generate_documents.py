"""Turn the CSV files of `shop` into documents, as a document database would hold them.

Usage: ``python seed_data/shop/generate_documents.py [OUTDIR]`` writes one ``<collection>.jsonl``
per collection, from the CSV files beside this script. What the tables do not know, the attributes
of the products and their stock, stands in the tables below. Nothing is drawn: the same bytes
every run.
"""

from __future__ import annotations

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
    Value,
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
MACHINE = "5e40c0ffee"
NEW_FORMS = datetime(2024, 1, 1)  # from here on, the account form stores what was not told as null
TEXT_PHONES = datetime(2023, 6, 1)  # from here on, a phone is text even when all digits
TAG_LISTS = datetime(2022, 8, 1)  # from here on, a single tag is a list too
NUMBER_PRICES = datetime(2022, 3, 15)  # from here on, a price is a number
DATED_REVIEWS = datetime(2023, 8, 10)  # from here on, a review's time is a date
UNNAMED_PARENT = frozenset({31, 35})  # top-level categories that do not say so
LINES_MISSING = frozenset({2293, 2383})
LINES_NULL = frozenset({2603})
FEE_FORGOTTEN = frozenset({1266, 1523, 1999, 2342})  # their total was never told of the fee
WEIGHTLESS = frozenset({91, 92})
FORMER_NAMES = {77: ("Headlamp", datetime(2024, 3, 1))}

# Each item is two products, of which the second may be a variant: kind and attributes.
ATTRIBUTES: tuple[tuple[str, Document], ...] = (
    ("cookware", {"diameter_cm": 28, "material": "cast iron", "hobs": ["gas", "induction"]}),
    ("cookware", {"diameter_cm": 24, "material": "steel", "hobs": ["gas", "ceramic", "induction"]}),
    ("cookware", {"litres": 5.5, "material": "steel", "lid": True, "hobs": ["gas", "induction"]}),
    ("cookware", {"litres": 1.2, "material": "enamel", "lid": False, "hobs": ["gas"]}),
    ("knife", {"blade_cm": 20, "steel": {"name": "X50CrMoV15", "hardness_hrc": 56}}),
    ("knife", {"blade_cm": 21, "serrated": True, "steel": {"name": "1.4116"}}),
    ("knife", {"grit": [400, 1000]}),
    ("baking", {"material": "beech", "size_cm": [35, 60]}),
    ("baking", {"material": "tinplate", "diameter_cm": 22}),
    ("baking", {"material": "beech", "size_cm": [6, 43]}),
    ("bedding", {"size_cm": [150, 250], "fabric": {"linen": 100}, "wash_at_c": 60}),
    ("bedding", {"size_cm": [80, 80], "fabric": {"cotton": 100}, "filling": "down"}),
    ("bedding", {"size_cm": [140, 200], "fabric": {"wool": 90, "polyamide": 10}, "wash_at_c": 30}),
    ("lighting", {"watts": 8, "lumens": 640, "kelvin": [2700, 4000], "dimmable": True}),
    ("lighting", {"watts": 5, "lumens": 350, "dimmable": False, "fitting": "E14"}),
    ("clothing", {"sizes": ["S", "M", "L"], "fabric": {"polyamide": 100}, "waterproof_mm": 10000}),
    ("clothing", {"sizes": ["S", "M", "L", "XL"], "fabric": {"polyester": 60, "cotton": 40}}),
    ("clothing", {"sizes": ["XS", "S", "M", "L"], "fabric": {"wool": 100}, "wash_at_c": 30}),
    ("clothing", {"sizes": ["S", "M", "L"], "fabric": {"cotton": 80, "wool": 20}, "wash_at_c": 30}),
    ("clothing", {"size_cm": [70, 70], "fabric": {"silk": 100}}),
    ("clothing", {"sizes": [85, 95, 105], "material": "leather"}),
    ("clothing", {"sizes": ["M", "L", "XL"], "fabric": {"cotton": 100}, "waterproof_mm": 3000}),
    ("clothing", {"sizes": ["M", "L"], "fabric": {"polyamide": 100}, "waterproof_mm": None}),
    ("clothing", {"size_cm": [30, 180], "fabric": {"wool": 70, "polyamide": 30}}),
    ("clothing", {"sizes": [85, 95, 105, 115], "material": "leather"}),
    ("clothing", {"sizes": ["98", "110", "122"], "fabric": {"polyester": 100}}),
    ("clothing", {"sizes": [], "fabric": {"wool": 50, "polyester": 50}}),
    ("tent", {"persons": 2, "poles": [{"material": "aluminium", "cm": 380}] * 2, "rooms": 1}),
    ("tent", {"persons": 5, "poles": [{"material": "fibreglass", "cm": 520}] * 3, "rooms": 3}),
    ("stove", {"watts": 2600, "fuel": "gas"}),
    ("stove", {"material": "aluminium", "panels": 8}),
    ("fuel", {"content_g": 230, "fuel": "gas", "hazard": ["flammable", "pressurised"]}),
    ("fuel", {"content_ml": 1000, "fuel": "spirit", "hazard": "flammable"}),
    ("bike", {"lumens": 400, "battery": {"type": "Li-ion", "mah": 2200, "removable": False}}),
    ("bike", {"lumens": 20, "battery": {"type": "AAA", "count": 2}}),
    ("bike", {"material": "aluminium"}),
    ("bike", {"litres": 0.8, "material": "canvas"}),
    ("bike", {"bar": 11, "valves": ["Presta", "Schrader", "Dunlop"]}),
    ("camping", {"lumens": 350, "battery": {"type": "AAA", "count": 3}, "modes": 4}),
    ("camping", {"litres": 0.35, "material": "enamel"}),
    ("paper", {"pages": 192, "format": "A5", "ruling": "dots"}),
    ("paper", {"pages": 96, "format": "A6", "ruling": None}),
    ("paper", {"content_ml": 30, "colour": "blue-black"}),
    ("postcard", {"format": "A6"}),
    ("postcard", {"format": "A6"}),
    ("gift card", {}),
    ("kitchen", {"size_cm": [70, 90], "fabric": {"cotton": 100}, "wash_at_c": 60}),
    ("kitchen", {"size_cm": [50, 70], "fabric": {"linen": 55, "cotton": 45}, "wash_at_c": 60}),
    ("kitchen", {"watts": 150, "litres": 0.25, "grinds": {"min": 1, "max": 15}}),
    ("lighting", {"watts": 7, "lumens": 806, "kelvin": 2700, "fitting": "E27"}),
    ("lighting", {"watts": {"min": 4, "max": 100}}),
    ("clothing", {"sizes": ["35-38", "39-42"], "fabric": {"wool": 75, "polyamide": 25}}),
    ("clothing", {"sizes": ["39-42", "43-46"], "fabric": {"wool": 75, "polyamide": 25}}),
    ("outdoor", {"litres": 38, "pockets": [{"place": "top", "litres": 3}, {"place": "side"}]}),
    ("outdoor", {"length_cm": {"min": 65, "max": 135}, "material": "carbon"}),
    ("paper", {"size_cm": [70, 200], "sheets": 1}),
    ("knife", {"blade_cm": 9, "steel": {"name": "1.4116", "hardness_hrc": 54}}),
    ("home", {"size_cm": [60, 60, 12], "fabric": {"cotton": 100}}),
    ("home", {"size_cm": [130, 170], "fabric": {"cotton": 50, "polyester": 50}}),
    ("home", {"size_cm": [40, 60], "material": "coir"}),
)


def given(row: Row, *columns: str) -> Document:
    """Take text columns, leaving out those that are NULL."""
    return {column: row[column] for column in columns if row[column] is not None}


def dates(row: Row, *columns: str) -> Document:
    """Take date columns, leaving out those that are NULL."""
    return {column: moment(value) for column in columns if (value := row[column]) is not None}


def ancestry() -> dict[int, list[tuple[int, str]]]:
    """Find each category's line: from the top-level category down to itself."""
    rows = {int(needed(row, "category_id")): row for row in read_table(HERE, "categories")}
    lines: dict[int, list[tuple[int, str]]] = {}
    for key in rows:
        line: list[tuple[int, str]] = []
        here: int | None = key
        while here is not None:
            line.insert(0, (here, needed(rows[here], "name")))
            parent = rows[here]["parent_id"]
            here = int(parent) if parent else None
        lines[key] = line
    return lines


def categories() -> list[Document]:
    """Turn the tree of categories into documents that know their ancestors."""
    found: list[Document] = []
    for key, line in ancestry().items():
        category: Document = {"_id": key, "name": line[-1][1]}
        if len(line) > 1:
            category["parent_id"] = line[-2][0]
        elif key not in UNNAMED_PARENT:
            category["parent_id"] = None
        category["ancestors"] = [ancestor for ancestor, _ in line[:-1]]
        found.append(category)
    return found


def address(row: Row) -> Document:
    """Turn an address into a sub-document, as orders keep it."""
    place = {"address_id": int(needed(row, "address_id"))}
    return place | given(row, "street", "city", "postcode", "country")


def phone(text: str, signed_up: datetime) -> Value:
    """Give a phone as stored: at first, bare digits went in as a number."""
    return Long(int(text)) if text.isdigit() and signed_up < TEXT_PHONES else text


def customers() -> list[Document]:
    """Turn the customers into documents, their address book inside."""
    books = by_key(read_table(HERE, "addresses"), "customer_id")
    found: list[Document] = []
    for row in read_table(HERE, "customers"):
        key = int(needed(row, "customer_id"))
        signed_up = moment(needed(row, "signed_up_on"))
        customer: Document = {"_id": key} | given(row, "full_name", "email")
        if row["phone"] is not None:
            customer["phone"] = phone(row["phone"], signed_up)
        customer |= {"country": needed(row, "country"), "signed_up_on": signed_up}
        customer["birth_date"] = row["birth_date"]
        if row["newsletter"]:
            customer["newsletter"] = row["newsletter"] == "true"
        elif signed_up >= NEW_FORMS:
            customer["newsletter"] = None
        if row["referred_by"]:
            customer["referred_by"] = int(row["referred_by"])
        if key in books or signed_up >= NEW_FORMS:
            customer["addresses"] = [
                address(entry)
                | {"kind": needed(entry, "kind"), "is_default": entry["is_default"] == "true"}
                for entry in books.get(key, [])
            ]
        found.append(customer)
    return found


def stock(key: int) -> list[Document]:
    """Say what lies where; the warehouse in the north has shelves."""
    north: Document = {"warehouse": "north", "quantity": key * 7 % 23, "shelf": f"N{key % 12 + 1}"}
    harbour: Document = {"warehouse": "harbour", "quantity": key * 5 % 13}
    counter: Document = {"warehouse": "counter", "quantity": key % 4}
    return [[north, harbour, counter], [north, harbour], [north], []][key % 4]


def products() -> list[Document]:
    """Turn the products into documents: what they have depends on their kind."""
    shown = by_key(read_table(HERE, "product_categories"), "product_id")
    lines = ancestry()
    found: list[Document] = []
    for row in read_table(HERE, "products"):
        key = int(needed(row, "product_id"))
        price, launched = needed(row, "price"), moment(needed(row, "launched_on"))
        kind, attributes = ATTRIBUTES[(key - 1) // 2]
        product: Document = {"_id": key} | given(row, "sku", "name", "brand")
        product["kind"] = kind
        product["price"] = price if launched < NUMBER_PRICES else number(price)
        if key not in WEIGHTLESS:
            product["weight_kg"] = number(row["weight_kg"]) if row["weight_kg"] else None
        product |= dates(row, "launched_on", "discontinued_on")
        if row["tags"] is not None:
            tags = array(row["tags"])
            product["tags"] = tags[0] if len(tags) == 1 and launched < TAG_LISTS else tags
        product["categories"] = [
            {
                "category_id": category,
                "path": [name for _, name in lines[category]],
                "is_main": entry["is_main"] == "true",
            }
            for entry in shown.get(key, [])
            for category in [int(needed(entry, "category_id"))]
        ]
        if key != 112:  # a sample card has no attributes
            _, _, variant = needed(row, "name").partition(", ")
            product["attributes"] = attributes | ({"variant": variant} if variant else {})
        if key != 119:  # never counted
            product["stock"] = stock(key)
        found.append(product)
    return found


def returned(row: Row) -> Document:
    """Turn one return into a sub-document of its line."""
    back: Document = {
        "return_id": int(needed(row, "return_id")),
        "quantity": int(needed(row, "quantity")),
    }
    back |= given(row, "reason") | dates(row, "requested_on")
    back["received_on"] = moment(row["received_on"]) if row["received_on"] else None
    return back


def payment(row: Row) -> Document:
    """Turn one attempt to pay into a sub-document."""
    attempt: Document = {"payment_id": int(needed(row, "payment_id"))} | given(row, "method")
    attempt["amount"] = Decimal(needed(row, "amount"))
    return attempt | given(row, "status") | dates(row, "attempted_at", "paid_at")


class Orders:
    """Turns the orders into documents: lines, returns, payments and the address inside."""

    def __init__(self) -> None:
        self.lines = by_key(read_table(HERE, "order_lines"), "order_id")
        self.payments = by_key(read_table(HERE, "payments"), "order_id")
        self.returns = by_key(read_table(HERE, "returns"), "order_id")
        products, addresses = read_table(HERE, "products"), read_table(HERE, "addresses")
        self.names = {row["product_id"]: needed(row, "name") for row in products}
        self.addresses = {row["address_id"]: row for row in addresses}

    def line(self, row: Row, placed: datetime) -> Document:
        """Turn one line into a sub-document, with the product's name on that day."""
        key, product = int(needed(row, "order_id")), int(needed(row, "product_id"))
        former, until = FORMER_NAMES.get(product, ("", datetime.min))
        line: Document = {
            "line_no": int(needed(row, "line_no")),
            "product_id": product,
            "name": former if placed < until else self.names[row["product_id"]],
            "quantity": int(needed(row, "quantity")),
            "unit_price": number(needed(row, "unit_price")),
        }
        if discount := number(needed(row, "discount")):
            line["discount"] = discount
        back = [item for item in self.returns.get(key, []) if item["line_no"] == row["line_no"]]
        if back:
            line["returns"] = [returned(item) for item in back]
        return line

    def total(self, key: int, fee: str) -> int | float:
        """Return what is due, as the order remembers it."""
        due = Decimal(0) if key in FEE_FORGOTTEN else Decimal(fee)
        for row in self.lines.get(key, []):
            worth = 1 - Decimal(needed(row, "discount"))
            due += int(needed(row, "quantity")) * Decimal(needed(row, "unit_price")) * worth
        return number(str(due))

    def document(self, row: Row) -> Document:
        """Turn one order into a document."""
        key, status = int(needed(row, "order_id")), needed(row, "status")
        placed, fee = moment(needed(row, "placed_at")), needed(row, "shipping_fee")
        order: Document = {
            "_id": key,
            "customer_id": int(needed(row, "customer_id")),
            "status": status,
        }
        order |= dates(row, "placed_at", "shipped_at", "delivered_at")
        if status == "shipped":
            order["delivered_at"] = None
        goal = row["shipping_address_id"]
        order["shipping_address"] = address(self.addresses[goal]) if goal else None
        order["shipping_fee"] = number(fee)
        order |= given(row, "coupon_code")
        if key not in LINES_MISSING:
            lines = [self.line(item, placed) for item in self.lines.get(key, [])]
            order["lines"] = None if key in LINES_NULL else lines
        order["total"] = self.total(key, fee)
        if key in self.payments or status != "cancelled":
            order["payments"] = [payment(item) for item in self.payments.get(key, [])]
        return order


def orders() -> list[Document]:
    """Turn the orders into documents."""
    maker = Orders()
    return [maker.document(row) for row in read_table(HERE, "orders")]


def reviews() -> list[Document]:
    """Turn the reviews into documents that point to product and customer."""
    found: list[Document] = []
    for row in read_table(HERE, "reviews"):
        key, written = int(needed(row, "review_id")), needed(row, "reviewed_at")
        when = moment(written)
        review: Document = {"_id": object_id(when, MACHINE, key), "review_id": key}
        review |= {
            "product_id": int(needed(row, "product_id")),
            "customer_id": int(needed(row, "customer_id")),
            "rating": int(needed(row, "rating")),
        }
        review |= given(row, "body")
        review["helpful_votes"] = Long(int(needed(row, "helpful_votes")))
        review["reviewed_at"] = written if when < DATED_REVIEWS else when
        found.append(review)
    return found


def main(argv: Sequence[str]) -> None:
    """Write every collection into the folder given, or next to this file."""
    folder = Path(argv[0]) if argv else HERE
    makers: tuple[Callable[[], list[Document]], ...] = (
        categories,
        customers,
        products,
        orders,
        reviews,
    )
    for maker in makers:
        write_collection(folder, maker.__name__, maker())


if __name__ == "__main__":
    main(sys.argv[1:])
