-- why: an arrival in the very first moment of the next month is not taken for late
-- scenario: one event of 2024-03-31 23:59:59, arrived 2024-04-01 00:00:00: gives late 0, share 0; right is late 1, share 1
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    sum(CASE WHEN arrived_at > date_trunc('month', event_at) + INTERVAL '1 month' THEN 1 ELSE 0 END) AS late_events,
    round(avg(CASE WHEN arrived_at > date_trunc('month', event_at) + INTERVAL '1 month' THEN 1 ELSE 0 END), 3) AS late_share
FROM events
GROUP BY date_trunc('month', event_at)
ORDER BY month;
