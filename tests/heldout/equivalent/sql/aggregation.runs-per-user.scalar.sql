-- shape: two scalar subqueries
SELECT u.user_id, u.full_name,
       (SELECT count(*) FROM training_runs r WHERE r.user_id = u.user_id) AS runs,
       (SELECT count(*) FROM training_runs r WHERE r.user_id = u.user_id AND r.status = 'succeeded') AS succeeded
FROM users u
ORDER BY 3 DESC, 1;
