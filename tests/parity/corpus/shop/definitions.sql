--: accepted   CREATE TABLE with constraints
CREATE TABLE wishlists (
    wishlist_id integer PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers (customer_id),
    title text NOT NULL DEFAULT 'My list',
    created_at timestamp NOT NULL,
    CHECK (title <> '')
)

--: accepted   a composite key and a unique constraint
CREATE TABLE stock (
    product_id integer REFERENCES products,
    warehouse text,
    pieces integer NOT NULL CHECK (pieces >= 0),
    PRIMARY KEY (product_id, warehouse),
    UNIQUE (warehouse, product_id)
)

--: accepted   CREATE TABLE AS
CREATE TABLE big_orders AS
SELECT order_id, sum(quantity * unit_price) AS total
FROM order_lines
GROUP BY order_id
HAVING sum(quantity * unit_price) > 1000

--: accepted   CREATE TABLE AS with column names
CREATE TABLE countries (code, customers) AS
SELECT country, count(*)
FROM customers
GROUP BY country

--: accepted   CREATE TABLE AS without the rows
CREATE TABLE empty_products AS
SELECT product_id, name, price, tags
FROM products
WITH NO DATA

--: accepted   the names of unnamed columns
CREATE TABLE price_range AS
SELECT min(price), max(price), count(*)
FROM products

--: accepted   CREATE TABLE IF NOT EXISTS for one that exists
CREATE TABLE IF NOT EXISTS categories (
    category_id integer PRIMARY KEY
)

--: accepted   CREATE TABLE AS from VALUES
CREATE TABLE vat (country, rate) AS
VALUES ('DE', 0.19), ('AT', 0.20), ('FR', 0.20)

--: accepted   CREATE TABLE with many types
CREATE TABLE things (
    id bigint PRIMARY KEY,
    small smallint,
    ratio double precision,
    amount numeric(12,4),
    label varchar(20),
    code char(3),
    day date,
    at timestamp without time zone,
    zoned timestamptz,
    flag boolean,
    words text[]
)

--: accepted   CREATE TABLE LIKE
CREATE TABLE old_reviews (LIKE reviews)

--: accepted   CREATE TABLE AS TABLE
CREATE TABLE categories_copy AS TABLE categories

--: accepted   CREATE TABLE AS with integer division and rounding
CREATE TABLE shares AS
SELECT method, count(*) * 100 / (SELECT count(*) FROM payments) AS percent, round(avg(amount), 2) AS mean
FROM payments
GROUP BY method

--: accepted   an identity column
CREATE TABLE notes (
    note_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body text
)

--: accepted   a generated column
CREATE TABLE boxes (
    width integer NOT NULL,
    height integer NOT NULL,
    area integer GENERATED ALWAYS AS (width * height) STORED
)

--: accepted   a serial column
CREATE TABLE logs (
    log_id serial PRIMARY KEY,
    message text
)

--: accepted   CREATE VIEW
CREATE VIEW current_products AS
SELECT product_id, name, brand, price
FROM products
WHERE discontinued_on IS NULL

--: accepted   a view with column names
CREATE VIEW customer_orders (customer, orders, last_order) AS
SELECT c.full_name, count(o.order_id), max(o.placed_at)
FROM customers c
LEFT JOIN orders o USING (customer_id)
GROUP BY c.customer_id

--: accepted   CREATE OR REPLACE VIEW of a new name
CREATE OR REPLACE VIEW german_customers AS
SELECT customer_id, full_name
FROM customers
WHERE country = 'DE'

--: accepted   a view over a CTE and a window
CREATE VIEW last_orders AS
WITH ranked AS (
    SELECT customer_id, order_id, placed_at,
           row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC, order_id DESC) AS n
    FROM orders
)
SELECT customer_id, order_id, placed_at
FROM ranked
WHERE n = 1

--: accepted   a view with DISTINCT ON
CREATE VIEW dearest AS
SELECT DISTINCT ON (brand) brand, product_id, price
FROM products
ORDER BY brand, price DESC, product_id

--: accepted   a view grouped by the key
CREATE VIEW product_ratings AS
SELECT p.product_id, p.name, round(avg(r.rating), 2) AS rating
FROM products p
JOIN reviews r ON r.product_id = p.product_id
GROUP BY p.product_id

--: accepted   a recursive view
CREATE RECURSIVE VIEW tree (category_id, depth) AS
SELECT category_id, 1 FROM categories WHERE parent_id IS NULL
UNION ALL
SELECT c.category_id, t.depth + 1 FROM categories c JOIN tree t ON t.category_id = c.parent_id

--: accepted   a self-referencing foreign key
CREATE TABLE staff (
    staff_id integer PRIMARY KEY,
    boss_id integer REFERENCES staff (staff_id),
    name text UNIQUE
)

--: refused   a table that exists
CREATE TABLE customers (
    customer_id integer PRIMARY KEY
)

--: refused   a view named like a table
CREATE VIEW products AS
SELECT 1 AS one

--: refused   CREATE OR REPLACE TABLE
CREATE OR REPLACE TABLE categories AS
SELECT 1 AS one

--: refused   a foreign key to a table that is not there
CREATE TABLE baskets (
    basket_id integer PRIMARY KEY,
    shop_id integer REFERENCES shops (shop_id)
)

--: refused   a foreign key to a column without a unique key
CREATE TABLE namesakes (
    id integer PRIMARY KEY,
    full_name text REFERENCES customers (full_name)
)

--: refused   a foreign key of another type
CREATE TABLE wishes (
    id integer PRIMARY KEY,
    customer_id text REFERENCES customers (customer_id)
)

--: refused   half of a key as the target
CREATE TABLE complaints (
    id integer PRIMARY KEY,
    order_id integer REFERENCES order_lines (order_id)
)

--: refused   two primary keys
CREATE TABLE twice (
    a integer PRIMARY KEY,
    b integer PRIMARY KEY
)

--: refused   a column twice
CREATE TABLE twins (
    a integer,
    a text
)

--: refused   a type that does not exist
CREATE TABLE strings (
    id integer,
    label string
)

--: refused   DuckDB's struct type
CREATE TABLE lists (
    id integer,
    items struct(a integer, b text)
)

--: refused   a map type
CREATE TABLE maps (
    id integer,
    items map(text, integer)
)

--: refused   a hugeint
CREATE TABLE huge (
    id hugeint
)

--: refused   AUTO_INCREMENT
CREATE TABLE counters (
    id integer PRIMARY KEY AUTO_INCREMENT,
    name text
)

--: refused   a default of the wrong type
CREATE TABLE defaults (
    id integer DEFAULT 'one'
)

--: refused   a default that reads a column
CREATE TABLE defaults2 (
    a integer,
    b integer DEFAULT a + 1
)

--: refused   a CHECK that is not boolean
CREATE TABLE checks (
    a integer CHECK (a + 1)
)

--: refused   a CHECK with a subquery
CREATE TABLE checks2 (
    customer_id integer CHECK (customer_id IN (SELECT customer_id FROM customers))
)

--: refused   a CHECK over an unknown column
CREATE TABLE checks3 (
    a integer,
    CHECK (b > 0)
)

--: refused   CREATE TABLE AS with two columns of one name
CREATE TABLE doubles AS
SELECT c.customer_id, o.customer_id
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id

--: refused   a view with two columns of one name
CREATE VIEW double_view AS
SELECT c.*, o.*
FROM customers c
JOIN orders o ON o.customer_id = c.customer_id

--: refused   more names than columns
CREATE VIEW too_many (a, b, c) AS
SELECT 1, 2

--: refused   a view over an ungrouped column
CREATE VIEW broken AS
SELECT country, full_name, count(*)
FROM customers
GROUP BY country

--: refused   a view with an alias in WHERE
CREATE VIEW broken2 AS
SELECT price * 2 AS twice
FROM products
WHERE twice > 100

--: refused   a trailing comma
CREATE TABLE commas (
    a integer,
    b text,
)

--: refused   a column without a type
CREATE TABLE untyped (
    a,
    b integer
)

--: refused   a scale out of range
CREATE TABLE decimals (
    a numeric(10, 12000)
)

--: refused   a generated column that reads another table
CREATE TABLE generated (
    a integer,
    b bigint GENERATED ALWAYS AS ((SELECT count(*) FROM orders)) STORED
)

--: refused   CREATE TABLE AS with a failing query
CREATE TABLE failing AS
SELECT review_id, rating / helpful_votes AS q
FROM reviews

--: refused   round of a double in a view
CREATE VIEW rounded AS
SELECT round(avg(rating)::float8, 2) AS mean
FROM reviews
