-- shape: recursive query inside LATERAL for each fraud run, deepest row by LIMIT 1
SELECT r.run_id, up.root_run_id, up.depth
FROM training_runs AS r,
LATERAL (
    WITH RECURSIVE chain AS (
        SELECT r.run_id AS id, r.parent_run_id AS parent, 0 AS steps
        UNION ALL
        SELECT p.run_id, p.parent_run_id, chain.steps + 1
        FROM chain
        JOIN training_runs AS p ON p.run_id = chain.parent
    )
    SELECT id AS root_run_id, steps AS depth
    FROM chain
    ORDER BY steps DESC
    FETCH FIRST 1 ROW ONLY
) AS up
WHERE NOT r.model <> 'fraud'
ORDER BY 2, 3, 1;
