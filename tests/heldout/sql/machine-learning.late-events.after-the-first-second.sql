-- why: an event that arrives at 00:00:00 on the first of the next month has missed its month
-- scenario: an event of 2024-03-31 23:59:59 that arrived on 2024-04-01 00:00:00
WITH e AS (
    SELECT date_trunc('month', event_at) AS month, arrived_at FROM events
)
SELECT
    month::date AS month,
    count(*) AS events,
    count(*) FILTER (WHERE arrived_at > month + INTERVAL '1 month') AS late_events,
    round(count(*) FILTER (WHERE arrived_at > month + INTERVAL '1 month')::numeric / count(*), 3) AS late_share
FROM e
GROUP BY month
ORDER BY month;
