-- why: the root may be a run of another model, here the walk starts at roots of fraud only
WITH RECURSIVE lineage AS (
    SELECT run_id, run_id AS root_run_id, 0 AS depth
    FROM training_runs WHERE model = 'fraud' AND parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, l.root_run_id, l.depth + 1
    FROM lineage l JOIN training_runs r ON r.parent_run_id = l.run_id
    WHERE r.model = 'fraud'
)
SELECT run_id, root_run_id, depth FROM lineage ORDER BY root_run_id, depth, run_id;
