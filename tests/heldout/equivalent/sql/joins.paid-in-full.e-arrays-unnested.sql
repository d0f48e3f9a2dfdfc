-- shape: amounts collected into arrays, summed by unnest; only orders out of balance kept by IS DISTINCT FROM
WITH amounts AS (
    SELECT
        order_id,
        placed_at,
        array_prepend(
            shipping_fee::numeric,
            ARRAY(SELECT (quantity * unit_price * (1 - discount))::numeric
                  FROM order_lines AS l WHERE l.order_id = orders.order_id)
        ) AS owed,
        ARRAY(SELECT amount::numeric
              FROM payments AS p WHERE p.order_id = orders.order_id AND p.status = 'paid') AS got
    FROM orders
    WHERE status = 'delivered' AND placed_at >= make_timestamp(2025, 1, 1, 0, 0, 0)
),
summed AS (
    SELECT
        order_id,
        placed_at,
        (SELECT sum(v) FROM unnest(owed) AS v) AS due,
        (SELECT coalesce(sum(v), 0) FROM unnest(got) AS v) AS paid
    FROM amounts
)
SELECT order_id, placed_at, due, paid, (paid - due) AS balance
FROM summed
WHERE due IS DISTINCT FROM paid
ORDER BY paid - due, order_id;
