WITH counts AS (
    SELECT
        user_id,
        count(*) AS runs,
        count(CASE WHEN status = 'succeeded' THEN 1 END) AS succeeded
    FROM training_runs
    GROUP BY user_id
)
SELECT
    u.user_id,
    u.full_name,
    COALESCE(c.runs, 0) AS runs,
    COALESCE(c.succeeded, 0) AS succeeded
FROM users AS u
LEFT JOIN counts AS c ON c.user_id = u.user_id
ORDER BY runs DESC, u.user_id;
