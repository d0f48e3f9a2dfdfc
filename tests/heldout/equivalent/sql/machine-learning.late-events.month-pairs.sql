-- shape: first one row for each pair of months (happened, arrived), then sums over the pairs
WITH pairs AS (
    SELECT date_trunc('month', event_at) AS happened, date_trunc('month', arrived_at) AS arrived, count(*) AS n
    FROM events
    GROUP BY 1, 2
)
SELECT
    happened::date AS month,
    sum(n)::bigint AS events,
    sum(CASE WHEN arrived = happened THEN 0 ELSE n END)::bigint AS late_events,
    round(sum(CASE WHEN arrived = happened THEN 0 ELSE n END) / sum(n), 3) AS late_share
FROM pairs
GROUP BY happened
ORDER BY month;
