-- why: glues "users with runs" and "users without", but the first part needs a succeeded run: who has only failed or running ones is in neither
-- scenario: user 1 with one failed run: gives no row for user 1; right is user 1, runs 1, succeeded 0
SELECT u.user_id, u.full_name, t.runs, s.succeeded
FROM users AS u
JOIN (
    SELECT user_id, count(*) AS runs FROM training_runs GROUP BY user_id
) AS t ON t.user_id = u.user_id
JOIN (
    SELECT user_id, count(*) AS succeeded FROM training_runs WHERE status = 'succeeded' GROUP BY user_id
) AS s ON s.user_id = u.user_id
UNION ALL
SELECT u.user_id, u.full_name, 0, 0
FROM users AS u
WHERE NOT EXISTS (SELECT 1 FROM training_runs AS r WHERE r.user_id = u.user_id)
ORDER BY runs DESC, user_id;
