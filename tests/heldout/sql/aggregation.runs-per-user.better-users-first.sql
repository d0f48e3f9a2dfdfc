-- why: users with as many runs go by user_id, here the more successful go first
-- scenario: users 1 and 2 with one run each, that of 1 failed and that of 2 succeeded
SELECT
    u.user_id,
    u.full_name,
    count(r.run_id) AS runs,
    coalesce(sum((r.status = 'succeeded')::int), 0) AS succeeded
FROM users u
LEFT JOIN training_runs r ON r.user_id = u.user_id
GROUP BY u.user_id, u.full_name
ORDER BY runs DESC, succeeded DESC, u.user_id;
