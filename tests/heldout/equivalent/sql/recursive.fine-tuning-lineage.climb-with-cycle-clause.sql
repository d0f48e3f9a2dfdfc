-- shape: climbs from each fraud run to the top, guarded by a CYCLE clause; the step without a parent is the root
WITH RECURSIVE climb (run_id, met, up, depth) AS (
    SELECT run_id, run_id, parent_run_id, 0
    FROM training_runs
    WHERE model = 'fraud'
    UNION ALL
    SELECT c.run_id, p.run_id, p.parent_run_id, c.depth + 1
    FROM climb AS c
    JOIN training_runs AS p ON p.run_id = c.up
) CYCLE run_id, met SET looped USING trail
SELECT run_id, met AS root_run_id, depth
FROM climb
WHERE up IS NULL
ORDER BY root_run_id, depth, run_id;
