-- verdict: wrong, code: wrong-values
-- why: Two joins reach the grandparent; longer chains are cut off there.
SELECT
    r.run_id,
    COALESCE(g.run_id, p.run_id, r.run_id) AS root_run_id,
    CASE WHEN g.run_id IS NOT NULL THEN 2 WHEN p.run_id IS NOT NULL THEN 1 ELSE 0 END AS depth
FROM training_runs AS r
LEFT JOIN training_runs AS p ON p.run_id = r.parent_run_id
LEFT JOIN training_runs AS g ON g.run_id = p.parent_run_id
WHERE r.model = 'fraud'
ORDER BY root_run_id, depth, r.run_id;
