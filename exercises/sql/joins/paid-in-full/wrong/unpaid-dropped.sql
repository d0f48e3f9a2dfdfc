-- verdict: wrong, code: inner-join
-- why: orders without a single paid payment have no partner and drop out.
WITH goods AS (
    SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
    FROM order_lines
    GROUP BY order_id
),
money AS (
    SELECT order_id, sum(amount) AS paid
    FROM payments
    WHERE status = 'paid'
    GROUP BY order_id
)
SELECT
    o.order_id,
    o.placed_at,
    g.worth + o.shipping_fee AS due,
    m.paid,
    m.paid - g.worth - o.shipping_fee AS balance
FROM orders AS o
JOIN goods AS g ON g.order_id = o.order_id
JOIN money AS m ON m.order_id = o.order_id
WHERE o.status = 'delivered'
  AND o.placed_at >= '2025-01-01'
  AND g.worth + o.shipping_fee <> m.paid
ORDER BY balance, o.order_id;
