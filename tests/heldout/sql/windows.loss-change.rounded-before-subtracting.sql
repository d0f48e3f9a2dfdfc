-- why: rounds both losses before taking the difference in place of rounding the difference
-- scenario: run 1: loss 0.12344 at 100, 0.12336 at 200: gives change 0.0000; right is -0.0001
SELECT
    run_id,
    step,
    value AS loss,
    step - lag(step) OVER w AS steps_since,
    round(value::numeric, 4) - lag(round(value::numeric, 4)) OVER w AS change
FROM run_metrics
WHERE metric = 'loss'
  AND value IS NOT NULL
  AND run_id IN (1, 6, 22, 40)
WINDOW w AS (PARTITION BY run_id ORDER BY step)
ORDER BY run_id, step;
