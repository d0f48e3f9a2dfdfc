-- shape: closure of run and ancestor with distance, grouped: greatest distance, and the ancestor that has no parent
WITH RECURSIVE parents AS (
    SELECT run_id AS child, parent_run_id AS parent FROM training_runs WHERE parent_run_id IS NOT NULL
),
closure (run_id, ancestor, dist) AS (
    SELECT run_id, run_id, 0 FROM training_runs
    UNION ALL
    SELECT c.run_id, p.parent, c.dist + 1
    FROM closure AS c
    JOIN parents AS p ON p.child = c.ancestor
)
SELECT run_id,
       MAX(ancestor) FILTER (WHERE ancestor NOT IN (SELECT child FROM parents)) AS root_run_id,
       CAST(COUNT(*) - 1 AS integer) AS depth
FROM closure
WHERE EXISTS (
    SELECT 1 FROM training_runs AS t
    WHERE t.run_id = closure.run_id AND t.model = 'fraud'
)
GROUP BY run_id
ORDER BY root_run_id, depth, run_id;
