-- why: takes the lowest run_id of the chain for its root; a parent may have the higher id
-- scenario: run 5 (fraud, from scratch), run 2 (fraud, parent 5): gives run 2 root 2; right is root 5
WITH RECURSIVE climb AS (
    SELECT run_id, run_id AS met, parent_run_id AS up
    FROM training_runs
    WHERE model = 'fraud'
    UNION ALL
    SELECT c.run_id, p.run_id, p.parent_run_id
    FROM climb AS c
    JOIN training_runs AS p ON p.run_id = c.up
)
SELECT run_id, min(met) AS root_run_id, (count(*) - 1)::int AS depth
FROM climb
GROUP BY run_id
ORDER BY root_run_id, depth, run_id;
