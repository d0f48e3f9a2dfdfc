-- shape: window aggregates over the joined rows, made single by DISTINCT ON, sorted outside
SELECT *
FROM (
    SELECT DISTINCT ON (u.user_id)
        u.user_id,
        u.full_name,
        count(r.run_id) OVER mine AS runs,
        coalesce(sum((r.status = 'succeeded')::integer) OVER mine, 0) AS succeeded
    FROM training_runs AS r
    RIGHT JOIN users AS u ON u.user_id = r.user_id
    WINDOW mine AS (PARTITION BY u.user_id)
    ORDER BY u.user_id
) AS "one row each"
ORDER BY "runs" DESC, "user_id";
