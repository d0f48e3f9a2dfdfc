-- shape: DISTINCT days, three correlated scalar sums straight over the lines
WITH lines AS (
    SELECT CAST(o.placed_at AS date) AS d,
           l.quantity * l.unit_price * (1.00 - l.discount) AS worth
    FROM order_lines AS l, orders AS o
    WHERE o.order_id = l.order_id
      AND o.status NOT IN ('cancelled')
      AND to_char(o.placed_at, 'YYYY-MM') IN ('2024-06', '2024-07')
)
SELECT t.d AS day,
       (SELECT sum(worth) FROM lines WHERE lines.d = t.d) AS revenue,
       (SELECT sum(worth) FROM lines
        WHERE lines.d BETWEEN make_date(2024, date_part('month', t.d)::int, 1) AND t.d) AS month_to_date,
       (SELECT sum(worth) FROM lines WHERE t.d - lines.d BETWEEN 0 AND 6) AS last_7_days
FROM (SELECT DISTINCT d FROM lines) AS t
ORDER BY t.d;
