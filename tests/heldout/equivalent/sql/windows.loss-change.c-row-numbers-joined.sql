-- shape: measurements numbered, self-joined on the number before; both losses cast to numeric before the subtraction
WITH numbered AS (
    SELECT m.run_id, m.step, m.value,
           ROW_NUMBER() OVER (PARTITION BY m.run_id ORDER BY m.step ASC) AS nth
    FROM run_metrics AS m
    JOIN (VALUES (1), (6), (22), (40)) AS suspect (run_id) ON suspect.run_id = m.run_id
    WHERE m.metric = 'loss' AND m.value IS NOT NULL
)
SELECT cur.run_id,
       cur.step,
       cur.value AS loss,
       cur.step - old.step AS steps_since,
       ROUND(CAST(cur.value AS numeric) - CAST(old.value AS numeric), 4) AS change
FROM numbered AS cur
LEFT OUTER JOIN numbered AS old ON old.run_id = cur.run_id AND old.nth + 1 = cur.nth
ORDER BY cur.run_id, cur.step;
