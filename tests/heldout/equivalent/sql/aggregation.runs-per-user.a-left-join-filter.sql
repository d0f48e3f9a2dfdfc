-- shape: LEFT JOIN, GROUP BY the primary key, FILTER
SELECT
    u.user_id,
    u.full_name,
    count(r.run_id) AS runs,
    count(r.run_id) FILTER (WHERE r.status = 'succeeded') AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
GROUP BY u.user_id
ORDER BY runs DESC, u.user_id;
