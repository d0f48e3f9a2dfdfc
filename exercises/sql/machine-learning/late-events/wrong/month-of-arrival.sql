-- verdict: wrong, code: different-rows
-- why: groups by the month of arrival
WITH dated AS (
    SELECT
        date_trunc('month', event_at)::date AS month,
        date_trunc('month', arrived_at)::date AS month_of_arrival
    FROM events
)
SELECT
    month_of_arrival AS month,
    count(*) AS events,
    count(*) FILTER (WHERE month_of_arrival > month) AS late_events,
    round(count(*) FILTER (WHERE month_of_arrival > month)::numeric / count(*), 3) AS late_share
FROM dated
GROUP BY month_of_arrival
ORDER BY month_of_arrival;
