-- verdict: wrong, code: rounding
-- why: rounds the share to 2 decimals
WITH dated AS (
    SELECT
        date_trunc('month', event_at)::date AS month,
        date_trunc('month', arrived_at)::date AS month_of_arrival
    FROM events
)
SELECT
    month,
    count(*) AS events,
    count(*) FILTER (WHERE month_of_arrival > month) AS late_events,
    round(count(*) FILTER (WHERE month_of_arrival > month)::numeric / count(*), 2) AS late_share
FROM dated
GROUP BY month
ORDER BY month;
