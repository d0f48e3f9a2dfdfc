-- why: two runs started in the same second are two runs, here they are one
-- scenario: one user with two runs of different models, both started 2024-01-01 10:00:00
WITH r AS (
    SELECT user_id,
           count(DISTINCT started_at) AS runs,
           count(DISTINCT CASE WHEN status = 'succeeded' THEN started_at END) AS succeeded
    FROM training_runs
    GROUP BY user_id
)
SELECT u.user_id, u.full_name, coalesce(r.runs, 0) AS runs, coalesce(r.succeeded, 0) AS succeeded
FROM users u
LEFT JOIN r ON r.user_id = u.user_id
ORDER BY runs DESC, u.user_id;
