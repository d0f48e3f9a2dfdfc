-- verdict: wrong, code: wrong-group
-- why: Name and team do not make a user; two people who share both melt into one.
SELECT
    min(u.user_id) AS user_id,
    u.full_name,
    count(r.run_id) AS runs,
    count(r.run_id) FILTER (WHERE r.status = 'succeeded') AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
GROUP BY u.full_name, u.team
ORDER BY runs DESC, user_id;
