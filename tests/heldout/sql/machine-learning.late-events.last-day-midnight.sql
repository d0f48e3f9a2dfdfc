-- why: takes 00:00 of the month's last day for the end of the month, so arrivals during that day are late
-- scenario: one event of 2024-03-10, arrived 2024-03-31 08:00: gives late 1, share 1; right is late 0, share 0
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    count(*) FILTER (
        WHERE arrived_at > (date_trunc('month', event_at) + INTERVAL '1 month - 1 day')
          AND event_at::date <> arrived_at::date
    ) AS late_events,
    round(count(*) FILTER (
        WHERE arrived_at > (date_trunc('month', event_at) + INTERVAL '1 month - 1 day')
          AND event_at::date <> arrived_at::date
    )::numeric / count(*), 3) AS late_share
FROM events
GROUP BY 1
ORDER BY month;
