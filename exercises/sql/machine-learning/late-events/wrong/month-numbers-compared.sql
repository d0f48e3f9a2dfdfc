-- verdict: wrong, code: wrong-group
-- why: month 1 of the next year is not greater than month 12
WITH dated AS (
    SELECT
        date_trunc('month', event_at)::date AS month,
        date_trunc('month', arrived_at)::date AS month_of_arrival
    FROM events
)
SELECT
    month,
    count(*) AS events,
    count(*) FILTER (WHERE extract(month FROM month_of_arrival) > extract(month FROM month)) AS late_events,
    round(count(*) FILTER (WHERE extract(month FROM month_of_arrival) > extract(month FROM month))::numeric / count(*), 3) AS late_share
FROM dated
GROUP BY month
ORDER BY month;
