-- shape: GROUP BY date_trunc, FILTER comparing the two months
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    count(*) FILTER (WHERE date_trunc('month', arrived_at) > date_trunc('month', event_at)) AS late_events,
    round(
        count(*) FILTER (WHERE date_trunc('month', arrived_at) > date_trunc('month', event_at))::numeric / count(*),
        3
    ) AS late_share
FROM events
GROUP BY date_trunc('month', event_at)
ORDER BY month;
