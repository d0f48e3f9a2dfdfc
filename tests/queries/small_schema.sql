CREATE TABLE customers (
    id integer PRIMARY KEY, name text NOT NULL, email text, city text, joined date NOT NULL,
    active boolean, referred_by integer, tags text[], profile jsonb
);
CREATE TABLE orders (
    id integer PRIMARY KEY, customer_id integer NOT NULL, status text NOT NULL,
    placed_at timestamp NOT NULL, shipped_at timestamp, total numeric(10,2), score double precision
);
CREATE TABLE items (
    order_id integer, line integer, product text NOT NULL, quantity integer NOT NULL,
    price numeric(8,2), views bigint, PRIMARY KEY (order_id, line)
);
CREATE TABLE staff (id integer PRIMARY KEY, name text, boss integer, salary integer, dept text);
INSERT INTO customers VALUES
    (1, 'Ana López', 'ana@example.org', 'Wien', '2024-01-31', true, NULL, ARRAY['new', 'vip'], '{"plan": "gold", "n": 3}'),
    (2, 'bob o''neil', 'Bob@Example.org', 'Graz', '2024-02-29', false, 1, ARRAY[]::text[], '{"plan": "free", "n": null}'),
    (3, 'Łukasz', NULL, 'Wien', '2023-12-31', NULL, 1, NULL, NULL),
    (4, '  Dee  ', '', '', '2024-03-01', true, 2, ARRAY['old'], '{"a": {"b": [1, 2]}}'),
    (5, '日本 太郎', 'taro_x@example.com', NULL, '2024-01-31', true, NULL, ARRAY['vip', '50%'], '{}');
INSERT INTO orders VALUES
    (10, 1, 'paid', '2024-01-31 23:59:59', '2024-02-02 08:00:00', 100.00, 1.5),
    (11, 1, 'open', '2024-02-29 00:00:00', NULL, 20.05, 2.5),
    (12, 2, 'paid', '2024-02-29 12:30:15.250000', '2024-03-01 00:00:00', 20.05, -0.5),
    (13, 2, 'void', '2023-12-31 18:00:00', NULL, NULL, NULL),
    (14, 4, 'paid', '2024-12-30 06:07:08', '2025-01-02 06:07:08', 0.00, 3.5),
    (15, 1, 'paid', '2024-01-01 00:00:00', '2024-01-01 10:00:00', 1.01, 0.5);
INSERT INTO items VALUES
    (10, 1, 'pen', 3, 1.50, 10000000000), (10, 2, 'ink', 1, 95.50, 2),
    (11, 1, 'pen', 2, 1.50, NULL), (12, 1, 'cap_1', 7, 0.05, 5), (12, 2, 'pen', 1, 19.70, 7),
    (14, 1, 'ink', 1, 0.00, 0), (15, 1, 'pen', 1, 1.01, 1);
INSERT INTO staff VALUES
    (1, 'Cleo', NULL, 900, 'top'), (2, 'Max', 1, 500, 'dev'), (3, 'Ina', 1, 500, 'dev'),
    (4, 'Uwe', 2, 300, 'dev'), (5, 'Eva', 2, NULL, 'ops'), (6, 'Kai', 3, 301, NULL);
