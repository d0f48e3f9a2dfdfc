-- verdict: error, code: ambiguous-column
-- why: Both tables have a user_id, and the answer does not say which one it means.
SELECT
    user_id,
    full_name,
    count(run_id) AS runs,
    count(run_id) FILTER (WHERE status = 'succeeded') AS succeeded
FROM users
LEFT JOIN training_runs ON training_runs.user_id = users.user_id
GROUP BY user_id, full_name
ORDER BY runs DESC, user_id;
