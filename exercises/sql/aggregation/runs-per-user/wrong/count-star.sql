-- verdict: wrong, code: wrong-group
-- why: count(*) counts the row that LEFT JOIN makes for a user without runs.
SELECT
    u.user_id,
    u.full_name,
    count(*) AS runs,
    count(*) FILTER (WHERE r.status = 'succeeded') AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
GROUP BY u.user_id, u.full_name
ORDER BY runs DESC, u.user_id;
