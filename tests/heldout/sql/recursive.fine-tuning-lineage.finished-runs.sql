-- why: a run that is still running is a run
WITH RECURSIVE l AS (
    SELECT run_id, run_id AS root_run_id, 0 AS depth FROM training_runs WHERE model = 'fraud' AND parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, l.root_run_id, l.depth + 1 FROM l JOIN training_runs r ON r.parent_run_id = l.run_id
    WHERE r.finished_at IS NOT NULL
)
SELECT run_id, root_run_id, depth FROM l ORDER BY 2, 3, 1;
