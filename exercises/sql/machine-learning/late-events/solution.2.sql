-- An event is late when it arrives on or after the first moment of the following month.
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    sum(CASE WHEN arrived_at >= date_trunc('month', event_at) + interval '1 month' THEN 1 ELSE 0 END)
        AS late_events,
    round(
        avg(CASE WHEN arrived_at >= date_trunc('month', event_at) + interval '1 month' THEN 1.0 ELSE 0.0 END),
        3
    ) AS late_share
FROM events
GROUP BY date_trunc('month', event_at)::date
ORDER BY month;
