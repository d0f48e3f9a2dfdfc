-- why: joins all runs and the succeeded ones side by side, which multiplies both counts
-- scenario: user 1 with two succeeded runs: gives runs 4, succeeded 4; right is 2 and 2
SELECT
    u.user_id,
    u.full_name,
    count(r.run_id) AS runs,
    count(s.run_id) AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
LEFT JOIN training_runs AS s ON s.user_id = u.user_id AND s.status = 'succeeded'
GROUP BY u.user_id, u.full_name
ORDER BY runs DESC, u.user_id;
