-- shape: window counts over the outer join, made one row for each user by DISTINCT
SELECT DISTINCT
    u.user_id,
    u.full_name,
    count(r.run_id) OVER (PARTITION BY u.user_id) AS runs,
    count(r.run_id) FILTER (WHERE r.status = 'succeeded') OVER (PARTITION BY u.user_id) AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
ORDER BY runs DESC, user_id;
