-- why: the root is the run without a parent, not the one that started first
WITH RECURSIVE up AS (
    SELECT run_id, run_id AS at_run, 0 AS depth FROM training_runs WHERE model = 'fraud'
    UNION ALL
    SELECT u.run_id, r.parent_run_id, u.depth + 1 FROM up u JOIN training_runs r ON r.run_id = u.at_run WHERE r.parent_run_id IS NOT NULL
),
r AS (
    SELECT DISTINCT ON (u.run_id) u.run_id, u.at_run AS root_run_id FROM up u JOIN training_runs t ON t.run_id = u.at_run
    ORDER BY u.run_id, t.started_at, u.depth DESC
)
SELECT r.run_id, r.root_run_id, (SELECT max(depth) FROM up WHERE up.run_id = r.run_id) AS depth FROM r ORDER BY 2, 3, 1;
