WITH RECURSIVE climb AS (
    SELECT run_id, run_id AS ancestor_id, parent_run_id AS next_id, 0 AS depth
    FROM training_runs
    WHERE model = 'fraud'
    UNION ALL
    SELECT c.run_id, r.run_id, r.parent_run_id, c.depth + 1
    FROM climb AS c
    JOIN training_runs AS r ON r.run_id = c.next_id
)
SELECT run_id, ancestor_id AS root_run_id, depth
FROM climb
WHERE next_id IS NULL
ORDER BY root_run_id, depth, run_id;
