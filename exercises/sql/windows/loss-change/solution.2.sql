WITH measured AS (
    SELECT run_id, step, value
    FROM run_metrics
    WHERE run_id IN (1, 6, 22, 40)
      AND metric = 'loss'
      AND value IS NOT NULL
),
pairs AS (
    SELECT m.run_id, m.step, m.value, max(p.step) AS previous_step
    FROM measured AS m
    LEFT JOIN measured AS p ON p.run_id = m.run_id AND p.step < m.step
    GROUP BY m.run_id, m.step, m.value
)
SELECT
    c.run_id,
    c.step,
    c.value AS loss,
    c.step - c.previous_step AS steps_since,
    round((c.value - p.value)::numeric, 4) AS change
FROM pairs AS c
LEFT JOIN measured AS p ON p.run_id = c.run_id AND p.step = c.previous_step
ORDER BY c.run_id, c.step;
