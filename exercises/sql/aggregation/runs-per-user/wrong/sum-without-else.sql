-- verdict: wrong, code: null-for-value
-- why: sum over nothing but NULLs is NULL, not 0.
SELECT
    u.user_id,
    u.full_name,
    count(r.run_id) AS runs,
    sum(CASE WHEN r.status = 'succeeded' THEN 1 END) AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
GROUP BY u.user_id, u.full_name
ORDER BY runs DESC, u.user_id;
