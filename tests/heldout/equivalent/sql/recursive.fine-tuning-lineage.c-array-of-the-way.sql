-- shape: the way from the root as an array; first element and length
WITH RECURSIVE ways (way) AS (
    SELECT ARRAY[run_id] FROM training_runs WHERE parent_run_id IS NULL
    UNION ALL
    SELECT array_append(w.way, r.run_id)
    FROM ways AS w
    INNER JOIN training_runs AS r ON r.parent_run_id = w.way[array_upper(w.way, 1)]
)
SELECT r.run_id,
       w.way[1] AS root_run_id,
       array_length(w.way, 1) - 1 AS depth
FROM ways AS w
INNER JOIN training_runs AS r ON r.run_id = w.way[cardinality(w.way)]
WHERE r.model IN ('fraud')
ORDER BY w.way[1], cardinality(w.way), r.run_id;
