-- why: the previous measurement may lie further back than 100 steps
-- scenario: run 1 with loss 0.5 at step 100 and 0.3 at step 300: 200 and -0.2
SELECT m.run_id, m.step, m.value AS loss,
       m.step - p.step AS steps_since,
       round((m.value - p.value)::numeric, 4) AS change
FROM run_metrics m
LEFT JOIN run_metrics p
    ON p.run_id = m.run_id AND p.metric = 'loss' AND p.step = m.step - 100 AND p.value IS NOT NULL
WHERE m.run_id IN (1, 6, 22, 40) AND m.metric = 'loss' AND m.value IS NOT NULL
ORDER BY m.run_id, m.step;
