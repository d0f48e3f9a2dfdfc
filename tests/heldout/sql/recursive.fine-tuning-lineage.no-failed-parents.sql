-- why: the status does not matter, here a chain ends at a run that did not succeed
-- scenario: run 1 failed, run 2 was fine-tuned from it: root 1, depth 1
WITH RECURSIVE lineage AS (
    SELECT run_id, status, run_id AS root_run_id, 0 AS depth
    FROM training_runs WHERE model = 'fraud' AND parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, r.status, l.root_run_id, l.depth + 1
    FROM lineage l JOIN training_runs r ON r.parent_run_id = l.run_id
    WHERE l.status <> 'failed'
)
SELECT run_id, root_run_id, depth FROM lineage ORDER BY root_run_id, depth, run_id;
