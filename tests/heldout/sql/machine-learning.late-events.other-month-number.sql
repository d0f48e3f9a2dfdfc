-- why: only the numbers of the months are compared, so an event that arrived a year later is in time
-- scenario: an event of 2024-03-05 that arrived on 2025-03-06
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    count(*) FILTER (WHERE extract(month FROM arrived_at) <> extract(month FROM event_at)) AS late_events,
    round(count(*) FILTER (WHERE extract(month FROM arrived_at) <> extract(month FROM event_at))::numeric / count(*), 3) AS late_share
FROM events
GROUP BY 1
ORDER BY 1;
