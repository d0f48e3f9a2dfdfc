-- shape: UNION ALL ledger of days and orders, days that sum to nothing, scalar subqueries for each month
WITH entries AS (
    SELECT DATE '2024-01-01' + n AS day, 0 AS orders FROM generate_series(0, 365) n
    UNION ALL
    SELECT placed_at::date, 1 FROM orders WHERE date_part('year', placed_at) = 2024
),
quiet AS (
    SELECT day FROM entries GROUP BY day HAVING sum(orders) = 0
),
months AS (
    SELECT DISTINCT make_date(2024, extract(month FROM day)::integer, 1) AS month FROM entries
)
SELECT
    month,
    (SELECT count(*) FROM quiet WHERE day >= month AND day < month + INTERVAL '1 month') AS empty_days,
    (SELECT count(*) FROM quiet WHERE day >= month AND day < month + INTERVAL '1 month'
        AND (day - DATE '2024-01-01') % 7 IN (5, 6)) AS weekend_days,   -- 2024-01-01 was a Monday
    (SELECT day FROM quiet WHERE day >= month AND day < month + INTERVAL '1 month'
     ORDER BY day DESC LIMIT 1) AS last_empty_day
FROM months
ORDER BY month;
