-- shape: the statuses of each user as an array, measured by cardinality and array_positions
SELECT
    u.user_id,
    u.full_name,
    cardinality(s.statuses)::bigint AS runs,
    cardinality(array_positions(s.statuses, 'succeeded'))::bigint AS succeeded
FROM users AS u
CROSS JOIN LATERAL (
    SELECT ARRAY(
        SELECT r.status
        FROM training_runs AS r
        WHERE r.user_id = u.user_id
    ) AS statuses
) AS s
ORDER BY runs DESC, u.user_id;
