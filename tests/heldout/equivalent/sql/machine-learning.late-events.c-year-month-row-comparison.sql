-- shape: years and months extracted in a CTE, row comparison, make_date, boolean cast to int
WITH parts AS (
    SELECT
        EXTRACT(YEAR FROM event_at)::int AS y,
        EXTRACT(MONTH FROM event_at)::int AS m,
        (EXTRACT(YEAR FROM event_at), EXTRACT(MONTH FROM event_at))
            < (EXTRACT(YEAR FROM arrived_at), EXTRACT(MONTH FROM arrived_at)) AS late
    FROM events
)
SELECT make_date(y, m, 1) AS month,
       COUNT(*) AS events,
       COUNT(NULLIF(late, false)) AS late_events,
       ROUND(SUM(late::int) * 1.000 / COUNT(late), 3) AS late_share
FROM parts
GROUP BY y, m
ORDER BY y, m;
