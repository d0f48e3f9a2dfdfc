-- why: late is what arrives in another month, not what takes more than 30 days
-- scenario: an event of 2024-03-31 that arrived on 2024-04-02
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events,
    sum(CASE WHEN arrived_at >= event_at + INTERVAL '30 days' THEN 1 ELSE 0 END) AS late_events,
    round(avg(CASE WHEN arrived_at >= event_at + INTERVAL '30 days' THEN 1.0 ELSE 0 END), 3) AS late_share
FROM events
GROUP BY 1
ORDER BY 1;
