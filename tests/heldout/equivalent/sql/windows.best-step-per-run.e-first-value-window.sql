-- shape: first_value over a named window, row_number, HAVING-like filter outside, scalar subquery for the model
SELECT run_id,
       (SELECT t.model FROM training_runs t WHERE t.run_id = w.run_id) AS model,
       best_step,
       best_accuracy
FROM (
    SELECT run_id,
           first_value(step) OVER best AS best_step,
           first_value(value) OVER best AS best_accuracy,
           row_number() OVER best AS nth
    FROM run_metrics
    WHERE metric = 'val_accuracy'
      AND NOT (value IS NULL)
    WINDOW best AS (PARTITION BY run_id ORDER BY value DESC, step)
) AS w
WHERE nth = 1
  AND run_id IN (SELECT run_id FROM training_runs WHERE model IN ('fraud', 'forecast'))
ORDER BY run_id;
