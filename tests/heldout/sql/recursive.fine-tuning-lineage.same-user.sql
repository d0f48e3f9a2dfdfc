-- why: a run may be fine-tuned by somebody else than the one who trained its parent
-- scenario: run 1 by user 1, run 2 fine-tuned from it by user 2
WITH RECURSIVE lineage AS (
    SELECT run_id, user_id, run_id AS root_run_id, 0 AS depth
    FROM training_runs WHERE model = 'fraud' AND parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, r.user_id, l.root_run_id, l.depth + 1
    FROM lineage l JOIN training_runs r ON r.parent_run_id = l.run_id AND r.user_id = l.user_id
)
SELECT run_id, root_run_id, depth FROM lineage ORDER BY root_run_id, depth, run_id;
