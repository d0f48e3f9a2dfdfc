CREATE TABLE customers (
    customer_id integer NOT NULL,
    full_name text NOT NULL,
    email text NOT NULL,
    phone text,
    country text NOT NULL,
    signed_up_on date NOT NULL,
    birth_date date,
    newsletter boolean,
    referred_by integer,
    CONSTRAINT customers_pkey PRIMARY KEY (customer_id),
    CONSTRAINT customers_referred_by_fkey FOREIGN KEY (referred_by) REFERENCES customers (customer_id),
    CONSTRAINT customers_country_check
        CHECK (country IN ('AT', 'DE', 'ES', 'FR', 'GB', 'IE', 'IS', 'JP', 'NO', 'PL', 'PT', 'US')),
    CONSTRAINT customers_birth_date_check CHECK (birth_date IS NULL OR birth_date < signed_up_on),
    CONSTRAINT customers_not_own_referrer_check CHECK (referred_by IS NULL OR referred_by <> customer_id)
);
COMMENT ON TABLE customers IS 'People with an account at the shop, whether or not they ever ordered.';
COMMENT ON COLUMN customers.full_name IS 'The name as shown to the customer. Two people may share a name.';
COMMENT ON COLUMN customers.email IS 'Exactly what was typed into the form: letter case and stray blanks were never cleaned, and nothing makes it unique.';
COMMENT ON COLUMN customers.phone IS 'Exactly what was typed. NULL: never asked. Empty string: asked, left blank.';
COMMENT ON COLUMN customers.country IS 'Two-letter code of the country the customer lives in.';
COMMENT ON COLUMN customers.signed_up_on IS 'The day the account was made. A guest who ordered first may have made the account later.';
COMMENT ON COLUMN customers.birth_date IS 'NULL: not told.';
COMMENT ON COLUMN customers.newsletter IS 'true: wants it, false: refused it, NULL: never asked.';
COMMENT ON COLUMN customers.referred_by IS 'The customer who recommended the shop; NULL: came alone.';

CREATE TABLE addresses (
    address_id integer NOT NULL,
    customer_id integer NOT NULL,
    kind text NOT NULL,
    street text NOT NULL,
    city text NOT NULL,
    postcode text,
    country text NOT NULL,
    is_default boolean NOT NULL DEFAULT false,
    CONSTRAINT addresses_pkey PRIMARY KEY (address_id),
    CONSTRAINT addresses_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
    CONSTRAINT addresses_kind_check CHECK (kind IN ('billing', 'shipping')),
    CONSTRAINT addresses_country_check
        CHECK (country IN ('AT', 'DE', 'ES', 'FR', 'GB', 'IE', 'IS', 'JP', 'NO', 'PL', 'PT', 'US'))
);
COMMENT ON TABLE addresses IS 'The address book of each customer: none, one or several entries, the same place may be entered twice.';
COMMENT ON COLUMN addresses.kind IS 'billing: where the invoice goes; shipping: where the parcel goes.';
COMMENT ON COLUMN addresses.postcode IS 'Text, because zeros in front count. NULL: the place has none, or it was not given.';
COMMENT ON COLUMN addresses.country IS 'Two-letter code; it need not be the country the customer lives in.';
COMMENT ON COLUMN addresses.is_default IS 'Whether the shop proposes this address first.';

CREATE TABLE categories (
    category_id integer NOT NULL,
    parent_id integer,
    name text NOT NULL,
    CONSTRAINT categories_pkey PRIMARY KEY (category_id),
    CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories (category_id),
    CONSTRAINT categories_parent_id_name_key UNIQUE (parent_id, name),
    CONSTRAINT categories_not_own_parent_check CHECK (parent_id IS NULL OR parent_id <> category_id)
);
COMMENT ON TABLE categories IS 'The departments of the shop, a tree up to four levels deep.';
COMMENT ON COLUMN categories.parent_id IS 'The category this one belongs to; NULL: a top-level category. A parent may have a higher id than its child.';
COMMENT ON COLUMN categories.name IS 'Unique among the children of one parent only.';

CREATE TABLE products (
    product_id integer NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    brand text,
    price numeric(10,2) NOT NULL,
    weight_kg numeric(8,3),
    launched_on date NOT NULL,
    discontinued_on date,
    tags text[],
    CONSTRAINT products_pkey PRIMARY KEY (product_id),
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_price_check CHECK (price >= 0),
    CONSTRAINT products_weight_kg_check CHECK (weight_kg IS NULL OR weight_kg > 0),
    CONSTRAINT products_discontinued_on_check
        CHECK (discontinued_on IS NULL OR discontinued_on >= launched_on)
);
COMMENT ON TABLE products IS 'Everything the shop sells, sold or will sell.';
COMMENT ON COLUMN products.sku IS 'Stock keeping unit: the article number printed on the shelf.';
COMMENT ON COLUMN products.name IS 'Not unique: different articles may carry the same name.';
COMMENT ON COLUMN products.brand IS 'NULL: unbranded.';
COMMENT ON COLUMN products.price IS 'The list price in euros today. What was charged is in order_lines.unit_price.';
COMMENT ON COLUMN products.weight_kg IS 'NULL: never weighed.';
COMMENT ON COLUMN products.launched_on IS 'First day on sale; it may lie in the future.';
COMMENT ON COLUMN products.discontinued_on IS 'The day the shop stopped ordering more; stock left over may sell for some weeks after. NULL: still in the range.';
COMMENT ON COLUMN products.tags IS 'Search words. NULL: nobody tagged it yet. Empty array: looked at, no tag fits.';

CREATE TABLE product_categories (
    product_id integer NOT NULL,
    category_id integer NOT NULL,
    is_main boolean NOT NULL DEFAULT false,
    CONSTRAINT product_categories_pkey PRIMARY KEY (product_id, category_id),
    CONSTRAINT product_categories_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (product_id),
    CONSTRAINT product_categories_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories (category_id)
);
COMMENT ON TABLE product_categories IS 'Which product is shown in which category: a product may be in several, or in none.';
COMMENT ON COLUMN product_categories.is_main IS 'true for the one category a product mainly belongs to. A product has one such row at most.';

CREATE TABLE orders (
    order_id integer NOT NULL,
    customer_id integer NOT NULL,
    status text NOT NULL,
    placed_at timestamp NOT NULL,
    shipped_at timestamp,
    delivered_at timestamp,
    shipping_address_id integer,
    shipping_fee numeric(8,2) NOT NULL DEFAULT 0,
    coupon_code text,
    CONSTRAINT orders_pkey PRIMARY KEY (order_id),
    CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
    CONSTRAINT orders_shipping_address_id_fkey
        FOREIGN KEY (shipping_address_id) REFERENCES addresses (address_id),
    CONSTRAINT orders_status_check
        CHECK (status IN ('placed', 'paid', 'shipped', 'delivered', 'cancelled')),
    CONSTRAINT orders_shipped_at_check CHECK (shipped_at IS NULL OR shipped_at >= placed_at),
    CONSTRAINT orders_delivered_at_check
        CHECK (delivered_at IS NULL OR (delivered_at >= placed_at AND (shipped_at IS NULL OR delivered_at >= shipped_at))),
    CONSTRAINT orders_shipped_status_check
        CHECK (shipped_at IS NULL OR status IN ('shipped', 'delivered')),
    CONSTRAINT orders_delivered_status_check
        CHECK ((status = 'delivered' AND delivered_at IS NOT NULL) OR (status <> 'delivered' AND delivered_at IS NULL)),
    CONSTRAINT orders_pick_up_check CHECK (shipping_address_id IS NOT NULL OR shipped_at IS NULL),
    CONSTRAINT orders_shipping_fee_check CHECK (shipping_fee >= 0)
);
COMMENT ON TABLE orders IS 'One row an order. All times are UTC. Ids are given when the order is entered: phone orders come in late.';
COMMENT ON COLUMN orders.status IS 'placed: not paid yet; paid: waiting to go out; shipped: on its way; delivered: in the customer''s hands; cancelled: called off.';
COMMENT ON COLUMN orders.shipped_at IS 'When the parcel left. NULL: not yet, never, or the order is picked up at the counter.';
COMMENT ON COLUMN orders.delivered_at IS 'When the customer got it, by parcel or at the counter. NULL: not (yet).';
COMMENT ON COLUMN orders.shipping_address_id IS 'Where the parcel goes; NULL: picked up at the counter. A gift may go to another customer''s address.';
COMMENT ON COLUMN orders.shipping_fee IS 'Euros, on top of the lines.';
COMMENT ON COLUMN orders.coupon_code IS 'Exactly what was typed, case and blanks included. NULL: the field was not shown. Empty string: shown, left blank.';

CREATE TABLE order_lines (
    order_id integer NOT NULL,
    line_no integer NOT NULL,
    product_id integer NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(10,2) NOT NULL,
    discount numeric(3,2) NOT NULL DEFAULT 0,
    CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line_no),
    CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (order_id),
    CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (product_id),
    CONSTRAINT order_lines_line_no_check CHECK (line_no > 0),
    CONSTRAINT order_lines_quantity_check CHECK (quantity > 0),
    CONSTRAINT order_lines_unit_price_check CHECK (unit_price >= 0),
    CONSTRAINT order_lines_discount_check CHECK (discount BETWEEN 0 AND 1)
);
COMMENT ON TABLE order_lines IS 'What was ordered. A line is worth quantity * unit_price * (1 - discount) euros, always a whole number of cents.';
COMMENT ON COLUMN order_lines.line_no IS 'Counts 1, 2, 3 … within the order.';
COMMENT ON COLUMN order_lines.product_id IS 'The same product may stand on two lines of one order.';
COMMENT ON COLUMN order_lines.unit_price IS 'Euros for one piece on the day of the order, before discount.';
COMMENT ON COLUMN order_lines.discount IS 'A fraction: 0.20 is 20 percent off, 1 is free.';

CREATE TABLE payments (
    payment_id integer NOT NULL,
    order_id integer NOT NULL,
    method text NOT NULL,
    amount numeric(10,2) NOT NULL,
    status text NOT NULL,
    attempted_at timestamp NOT NULL,
    paid_at timestamp,
    CONSTRAINT payments_pkey PRIMARY KEY (payment_id),
    CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (order_id),
    CONSTRAINT payments_method_check CHECK (method IN ('card', 'bank_transfer', 'wallet', 'gift_card')),
    CONSTRAINT payments_amount_check CHECK (amount > 0),
    CONSTRAINT payments_status_check CHECK (status IN ('pending', 'paid', 'failed', 'refunded')),
    CONSTRAINT payments_paid_at_check CHECK (paid_at IS NULL OR paid_at >= attempted_at),
    CONSTRAINT payments_paid_status_check
        CHECK ((status IN ('paid', 'refunded') AND paid_at IS NOT NULL) OR (status IN ('pending', 'failed') AND paid_at IS NULL))
);
COMMENT ON TABLE payments IS 'Every attempt to pay for an order: an order has none, one or several.';
COMMENT ON COLUMN payments.amount IS 'Euros.';
COMMENT ON COLUMN payments.status IS 'pending: no answer yet; paid: the money is here; failed: refused; refunded: was paid, the money went back.';
COMMENT ON COLUMN payments.attempted_at IS 'When the customer pressed the button.';
COMMENT ON COLUMN payments.paid_at IS 'When the money arrived: for a bank transfer days or weeks later. NULL: it did not (yet).';

CREATE TABLE returns (
    return_id integer NOT NULL,
    order_id integer NOT NULL,
    line_no integer NOT NULL,
    quantity integer NOT NULL,
    reason text,
    requested_on date NOT NULL,
    received_on date,
    CONSTRAINT returns_pkey PRIMARY KEY (return_id),
    CONSTRAINT returns_order_id_line_no_fkey
        FOREIGN KEY (order_id, line_no) REFERENCES order_lines (order_id, line_no),
    CONSTRAINT returns_quantity_check CHECK (quantity > 0),
    CONSTRAINT returns_received_on_check CHECK (received_on IS NULL OR received_on >= requested_on)
);
COMMENT ON TABLE returns IS 'Pieces of an order line sent back. One line may come back in several returns.';
COMMENT ON COLUMN returns.quantity IS 'How many pieces of the line, never more than were bought.';
COMMENT ON COLUMN returns.reason IS 'What the customer wrote. NULL: the form had no such field. Empty string: left blank.';
COMMENT ON COLUMN returns.received_on IS 'The day it reached the shop; NULL: still on its way, or lost.';

CREATE TABLE reviews (
    review_id integer NOT NULL,
    product_id integer NOT NULL,
    customer_id integer NOT NULL,
    rating integer NOT NULL,
    body text,
    helpful_votes integer NOT NULL DEFAULT 0,
    reviewed_at timestamp NOT NULL,
    CONSTRAINT reviews_pkey PRIMARY KEY (review_id),
    CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (product_id),
    CONSTRAINT reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
    CONSTRAINT reviews_product_customer_time_key UNIQUE (product_id, customer_id, reviewed_at),
    CONSTRAINT reviews_rating_check CHECK (rating BETWEEN 1 AND 5),
    CONSTRAINT reviews_helpful_votes_check CHECK (helpful_votes >= 0)
);
COMMENT ON TABLE reviews IS 'Stars and words for a product. A customer may review a product again later, and need not have bought it here.';
COMMENT ON COLUMN reviews.rating IS 'Stars, 1 (bad) to 5 (good).';
COMMENT ON COLUMN reviews.body IS 'NULL: stars only, the customer was not asked for words. Empty string: asked, wrote nothing.';
COMMENT ON COLUMN reviews.helpful_votes IS 'How many other visitors found it helpful.';
