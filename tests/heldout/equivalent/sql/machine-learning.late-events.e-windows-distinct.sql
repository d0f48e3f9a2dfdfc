-- shape: window counts by month, made single by DISTINCT, no GROUP BY; whole days compared
SELECT DISTINCT
    e.month,
    count(*) OVER (PARTITION BY e.month) AS events,
    count(e.missed) OVER (PARTITION BY e.month) AS late_events,
    round(CAST(count(e.missed) OVER (PARTITION BY e.month) AS decimal) / count(*) OVER (PARTITION BY e.month), 3) AS late_share
FROM (
    SELECT
        happened - (extract(day FROM happened)::int - 1) AS month,
        CASE WHEN received - (extract(day FROM received)::int - 1)
                  > happened - (extract(day FROM happened)::int - 1)
             THEN 'missed'
        END AS missed
    FROM (SELECT event_at::date AS happened, arrived_at::date AS received FROM events) AS days
) AS e
ORDER BY e.month;
