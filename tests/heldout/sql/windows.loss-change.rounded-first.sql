-- why: the difference is rounded, here the two losses are
WITH m AS (SELECT run_id, step, value FROM run_metrics WHERE metric = 'loss' AND value IS NOT NULL AND run_id IN (1, 6, 22, 40))
SELECT run_id, step, value AS loss, step - lag(step) OVER w AS steps_since,
       round(value::numeric, 4) - round(lag(value) OVER w::numeric, 4) AS change
FROM m WINDOW w AS (PARTITION BY run_id ORDER BY step) ORDER BY 1, 2;
