-- verdict: wrong, code: wrong-values
-- why: The root itself has been fine-tuned no time at all, so its depth is 0.
WITH RECURSIVE lineage AS (
    SELECT run_id, model, run_id AS root_run_id, 1 AS depth
    FROM training_runs
    WHERE parent_run_id IS NULL
    UNION ALL
    SELECT child.run_id, child.model, parent.root_run_id, parent.depth + 1
    FROM lineage AS parent
    JOIN training_runs AS child ON child.parent_run_id = parent.run_id
)
SELECT run_id, root_run_id, depth
FROM lineage
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
