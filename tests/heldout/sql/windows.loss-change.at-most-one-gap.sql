-- why: steps over one measurement without a value, but not over two in a row
-- scenario: run 1: loss 0.9 at 100, NULL at 200 and 300, 0.7 at 400: gives NULL, NULL at step 400; right is 300, -0.2
SELECT run_id, step, loss, step - previous_step AS steps_since, round((loss - previous_loss)::numeric, 4) AS change
FROM (
    SELECT
        run_id,
        step,
        value AS loss,
        coalesce(lag(value) OVER w, lag(value, 2) OVER w) AS previous_loss,
        CASE
            WHEN lag(value) OVER w IS NOT NULL THEN lag(step) OVER w
            WHEN lag(value, 2) OVER w IS NOT NULL THEN lag(step, 2) OVER w
        END AS previous_step
    FROM run_metrics
    WHERE metric = 'loss'
      AND run_id IN (1, 6, 22, 40)
    WINDOW w AS (PARTITION BY run_id ORDER BY step)
) AS x
WHERE loss IS NOT NULL
ORDER BY run_id, step;
