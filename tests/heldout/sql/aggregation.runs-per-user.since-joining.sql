-- why: every run a user started counts, here only those from their first working day on
-- scenario: a user joined on 2024-02-01 and started a run on 2024-01-20
SELECT
    u.user_id,
    u.full_name,
    count(r.run_id) AS runs,
    count(r.run_id) FILTER (WHERE r.status = 'succeeded') AS succeeded
FROM users u
LEFT JOIN training_runs r ON r.user_id = u.user_id AND r.started_at >= u.joined_on
GROUP BY u.user_id, u.full_name
ORDER BY runs DESC, u.user_id;
