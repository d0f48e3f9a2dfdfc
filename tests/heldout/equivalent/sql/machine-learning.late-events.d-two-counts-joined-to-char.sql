-- shape: all events and late events counted apart, FULL JOINed by month as text, float share
WITH everything AS (
    SELECT to_char(event_at, 'YYYY-MM') AS ym, count(*) AS n
    FROM events
    GROUP BY ym
),
late AS (
    SELECT to_char(event_at, 'YYYY-MM') AS ym, count(*) AS n
    FROM events
    WHERE to_char(event_at, 'YYYY-MM') <> to_char(arrived_at, 'YYYY-MM')   -- nothing arrives before it happens
    GROUP BY ym
)
SELECT (ym || '-01')::date AS month,
       everything.n AS events,
       coalesce(late.n, 0) AS late_events,
       round((coalesce(late.n, 0) / everything.n::float)::numeric, 3) AS late_share
FROM everything
FULL OUTER JOIN late USING (ym)
ORDER BY 1;
