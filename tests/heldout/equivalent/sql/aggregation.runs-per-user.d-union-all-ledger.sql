-- shape: UNION ALL of users worth 0 and runs worth 1, summed up, names looked up afterwards
WITH ledger AS (
    SELECT user_id, 0 AS started, 0 AS won FROM users
    UNION ALL
    SELECT user_id, 1, CASE WHEN status = 'succeeded' THEN 1 ELSE 0 END FROM training_runs
),
totals AS (
    SELECT user_id, sum(started) AS runs, sum(won) AS succeeded
    FROM ledger
    GROUP BY user_id
)
SELECT user_id, full_name, runs, succeeded
FROM totals
JOIN users USING (user_id)
ORDER BY runs DESC, user_id;
