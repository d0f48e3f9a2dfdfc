-- shape: greatest lower step by a correlated max, its value by joining back
WITH loss AS (
    SELECT run_id, step, value
    FROM run_metrics
    WHERE metric = 'loss' AND NOT value IS NULL
),
steps AS (
    SELECT l.*, (SELECT max(k.step) FROM loss AS k WHERE k.run_id = l.run_id AND k.step < l.step) AS before
    FROM loss AS l
    WHERE run_id = 1 OR run_id = 6 OR run_id = 22 OR run_id = 40
)
SELECT s.run_id, s.step, s.value AS loss,
       s.step - s.before AS steps_since,
       round((s.value - b.value)::decimal, 4) AS change
FROM steps AS s
LEFT JOIN loss AS b ON (b.run_id, b.step) = (s.run_id, s.before)
ORDER BY s.run_id ASC, s.step ASC;
