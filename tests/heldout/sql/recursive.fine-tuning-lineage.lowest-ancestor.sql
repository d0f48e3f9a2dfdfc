-- why: the root is the run from scratch, which need not have the lowest run_id of the chain
WITH RECURSIVE up AS (
    SELECT run_id, run_id AS at_run, parent_run_id, 0 AS depth FROM training_runs WHERE model = 'fraud'
    UNION ALL
    SELECT u.run_id, r.run_id, r.parent_run_id, u.depth + 1 FROM up u JOIN training_runs r ON r.run_id = u.parent_run_id
)
SELECT run_id, min(at_run) AS root_run_id, max(depth) AS depth FROM up GROUP BY run_id ORDER BY 2, 3, 1;
