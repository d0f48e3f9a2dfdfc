-- shape: CREATE VIEW with a column list, chain of CTEs, LEFT JOIN USING
CREATE VIEW customer_summary (customer_id, full_name, order_count, spent, last_order_at) AS
WITH valid AS (
    SELECT order_id, customer_id, placed_at
    FROM orders
    WHERE status IN ('placed', 'paid', 'shipped', 'delivered')
),
worth AS (
    SELECT order_id, SUM(unit_price * quantity * (1.0 - discount)) AS amount
    FROM order_lines
    GROUP BY order_id
),
per_customer AS (
    SELECT customer_id, COUNT(*) AS n, SUM(amount) AS total, MAX(placed_at) AS latest
    FROM valid
    LEFT JOIN worth USING (order_id)
    GROUP BY customer_id
)
SELECT customer_id, full_name, COALESCE(n, 0), COALESCE(total, '0'::numeric), latest
FROM customers
LEFT JOIN per_customer USING (customer_id);
