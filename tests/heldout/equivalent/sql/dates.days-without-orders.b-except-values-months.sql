-- shape: set of days EXCEPT set of order days, joined to a VALUES table of months
SELECT make_date(2024, m.nr, 1) AS month,
       COUNT(e.day) AS empty_days,
       COUNT(CASE WHEN to_char(e.day, 'Dy') IN ('Sat', 'Sun') THEN e.day END) AS weekend_days,
       MAX(e.day) AS last_empty_day
FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12)) AS m (nr)
LEFT JOIN (
    SELECT DATE '2024-01-01' + n AS day FROM generate_series(0, 365) AS n
    EXCEPT
    SELECT CAST(placed_at AS date) FROM orders
) AS e ON extract(month FROM e.day) = m.nr
GROUP BY m.nr
ORDER BY m.nr;
