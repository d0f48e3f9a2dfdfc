-- Events that missed their month
SELECT
    date_trunc('month', event_at)::date AS month,
    count(*) AS events
FROM events
GROUP BY date_trunc('month', event_at)::date
ORDER BY month;
