-- why: takes two runs of the same model started in the same second for one
-- scenario: user 1 started two succeeded runs of 'churn' at 2024-05-01 10:00:00: gives runs 1, succeeded 1; right is 2 and 2
SELECT
    u.user_id,
    u.full_name,
    count(DISTINCT (r.model, r.started_at)) FILTER (WHERE r.run_id IS NOT NULL) AS runs,
    count(DISTINCT (r.model, r.started_at)) FILTER (WHERE r.status = 'succeeded') AS succeeded
FROM users AS u
LEFT JOIN training_runs AS r ON r.user_id = u.user_id
GROUP BY u.user_id, u.full_name
ORDER BY runs DESC, u.user_id;
