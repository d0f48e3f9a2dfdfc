SELECT
    u.user_id,
    u.full_name,
    (SELECT count(*) FROM training_runs AS r WHERE r.user_id = u.user_id) AS runs,
    (
        SELECT count(*)
        FROM training_runs AS r
        WHERE r.user_id = u.user_id AND r.status = 'succeeded'
    ) AS succeeded
FROM users AS u
ORDER BY runs DESC, u.user_id;
