-- shape: frames of the one row before, first measurements by a NULL frame
SELECT run_id,
       step,
       loss,
       step - max(step) OVER just_before AS steps_since,
       round(loss::numeric - (sum(loss) OVER just_before)::numeric, 4) AS change
FROM (
    SELECT run_id, step, value AS loss
    FROM run_metrics
    WHERE (metric, run_id) IN (('loss', 1), ('loss', 6), ('loss', 22), ('loss', 40))
      AND value = value
) AS measured
WINDOW just_before AS (PARTITION BY run_id ORDER BY step ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING)
ORDER BY run_id, step;
