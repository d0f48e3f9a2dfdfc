-- why: compares the month numbers without the year, so an event that arrives in the same month of a later year is in time
-- scenario: one event of 2024-03-10 arrived 2025-03-12: gives late 0, share 0; right is late 1, share 1
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    count(*) FILTER (WHERE extract(month FROM arrived_at) <> extract(month FROM event_at)) AS late_events,
    round(count(*) FILTER (WHERE extract(month FROM arrived_at) <> extract(month FROM event_at))::numeric / count(*), 3) AS late_share
FROM events
GROUP BY 1
ORDER BY month;
