-- shape: each day's revenue spread forward by generate_series to the days it counts for, ledger summed up
WITH daily (day, revenue) AS (
    SELECT o.placed_at::date, sum(w.worth)
    FROM orders AS o
    JOIN LATERAL (
        SELECT quantity * unit_price * (1 - discount) AS worth
        FROM order_lines
        WHERE order_lines.order_id = o.order_id
    ) AS w ON true
    WHERE CASE o.status WHEN 'cancelled' THEN false ELSE true END
      AND (extract(year FROM o.placed_at), extract(month FROM o.placed_at)) IN ((2024, 6), (2024, 7))
    GROUP BY 1
),
ledger AS (
    SELECT day, revenue AS own, 0::numeric AS month, 0::numeric AS week FROM daily
    UNION ALL
    SELECT day + ahead, 0, revenue, 0
    FROM daily CROSS JOIN generate_series(0, 30) AS ahead
    WHERE extract(month FROM day + ahead) = extract(month FROM day)
    UNION ALL
    SELECT day + ahead, 0, 0, revenue
    FROM daily CROSS JOIN generate_series(0, 6) AS ahead
)
SELECT day, sum(own) AS revenue, sum(month) AS month_to_date, sum(week) AS last_7_days
FROM ledger
WHERE day IN (SELECT daily.day FROM daily)
GROUP BY day
ORDER BY day;
