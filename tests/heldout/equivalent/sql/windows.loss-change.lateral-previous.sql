-- shape: the previous measurement by a lateral subquery with LIMIT 1; no window
SELECT
    m.run_id,
    m.step,
    m.value AS loss,
    m.step - p.step AS steps_since,
    round((m.value - p.value)::numeric, 4) AS change
FROM run_metrics AS m
LEFT JOIN LATERAL (
    SELECT q.step, q.value
    FROM run_metrics AS q
    WHERE q.run_id = m.run_id
      AND q.metric = m.metric
      AND q.step < m.step
      AND q.value IS NOT NULL
    ORDER BY q.step DESC
    FETCH FIRST 1 ROW ONLY
) AS p ON true
WHERE m.metric = 'loss'
  AND m.value IS NOT NULL
  AND m.run_id = ANY ('{1,6,22,40}')
ORDER BY m.run_id, m.step;
