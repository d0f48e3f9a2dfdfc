-- shape: dense_rank straight over the events, the best streak picked as first element of sorted arrays
SELECT subject_id,
       (array_agg(first_day ORDER BY days DESC, first_day))[1] AS first_day,
       (array_agg(last_day ORDER BY days DESC, first_day))[1] AS last_day,
       max(days) AS days
FROM (
    SELECT subject_id,
           min(day) AS first_day,
           max(day) AS last_day,
           count(DISTINCT day) AS days
    FROM (
        SELECT subject_id,
               event_at::date AS day,
               event_at::date - CAST(dense_rank() OVER (PARTITION BY subject_id ORDER BY event_at::date) AS integer) AS anchor
        FROM events
    ) AS anchored
    GROUP BY subject_id, anchor
) AS streaks
GROUP BY subject_id
HAVING max(days) >= 5
ORDER BY max(days) DESC, subject_id;
