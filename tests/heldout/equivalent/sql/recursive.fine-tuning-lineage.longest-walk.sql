-- shape: of all walks upwards from a run the longest ends at the root
WITH RECURSIVE up AS (
    SELECT run_id AS start, run_id AS at_run, 0 AS steps FROM training_runs WHERE model = 'fraud'
    UNION ALL
    SELECT up.start, r.parent_run_id, up.steps + 1
    FROM up JOIN training_runs r ON r.run_id = up.at_run
    WHERE r.parent_run_id IS NOT NULL
)
SELECT * FROM (
SELECT DISTINCT ON (start) start AS run_id, at_run AS root_run_id, steps AS depth
FROM up
ORDER BY start, steps DESC
) AS ends
ORDER BY root_run_id, depth, run_id;
