-- shape: a calendar by recursion, empty days by EXCEPT, months by a second recursion joined from the outside
WITH RECURSIVE calendar (day) AS (
    SELECT DATE '2024-01-01'
    UNION ALL
    SELECT day + 1 FROM calendar WHERE day < DATE '2024-12-31'
),
empty AS (
    SELECT day FROM calendar
    EXCEPT
    SELECT placed_at::date FROM orders
)
SELECT
    c.day AS month,
    count(e.day) AS empty_days,
    count(CASE WHEN extract(dow FROM e.day) IN (0, 6) THEN 1 END) AS weekend_days,
    max(e.day) AS last_empty_day
FROM empty AS e
RIGHT JOIN calendar AS c
    ON date_trunc('month', e.day) = date_trunc('month', c.day)
WHERE extract(day FROM c.day) = 1
GROUP BY c.day
ORDER BY month;
