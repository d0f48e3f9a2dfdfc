-- shape: from each run upwards, the last step of the walk is the root
WITH RECURSIVE up AS (
    SELECT run_id, run_id AS at, parent_run_id AS next, 0 AS steps FROM training_runs WHERE model = 'fraud'
    UNION ALL
    SELECT up.run_id, p.run_id, p.parent_run_id, up.steps + 1
    FROM up JOIN training_runs p ON p.run_id = up.next
)
SELECT run_id, at AS root_run_id, steps AS depth
FROM up
WHERE next IS NULL
ORDER BY 2, 3, 1;
