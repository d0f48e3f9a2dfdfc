--: accepted   searched case
SELECT CASE WHEN score < 0.2 THEN 'low' WHEN score < 0.8 THEN 'middle' ELSE 'high' END AS band, count(*)
FROM predictions
GROUP BY band
ORDER BY band

--: accepted   simple case never matches NULL
SELECT run_id, CASE seed WHEN NULL THEN 'null' WHEN 0 THEN 'zero' WHEN 42 THEN 'answer' END AS c
FROM training_runs
WHERE run_id <= 15
ORDER BY run_id

--: accepted   pivot by case
SELECT model,
       sum(CASE WHEN status = 'succeeded' THEN 1 ELSE 0 END) AS ok,
       sum(CASE WHEN status = 'failed' THEN 1 ELSE 0 END) AS failed,
       sum(CASE WHEN status = 'running' THEN 1 END) AS running
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   coalesce tells empty from NULL only with nullif
SELECT subject_id, coalesce(referral, '(never asked)') AS a, coalesce(nullif(trim(referral), ''), '(none)') AS b
FROM subjects
WHERE subject_id <= 20
ORDER BY subject_id

--: accepted   custom sort order
SELECT status, count(*)
FROM experiments
GROUP BY status
ORDER BY CASE status WHEN 'draft' THEN 1 WHEN 'running' THEN 2 ELSE 3 END, status

--: accepted   types mix to numeric
SELECT run_id, CASE WHEN run_id % 2 = 0 THEN 1 ELSE 1.5 END AS c, coalesce(seed, 0.5) AS d
FROM training_runs
WHERE run_id <= 8
ORDER BY run_id

--: accepted   case guards a division
SELECT deployment_id, CASE WHEN count(*) FILTER (WHERE label) = 0 THEN NULL ELSE count(*) / count(*) FILTER (WHERE label) END AS ratio
FROM predictions
JOIN labels USING (prediction_id)
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   nullif against division by zero
SELECT run_id, 100 / nullif(seed, 0) AS q FROM training_runs WHERE run_id <= 12 ORDER BY run_id

--: accepted   greatest and least skip NULL
SELECT run_id, greatest(seed, 5) AS g, least(seed, 5) AS l FROM training_runs WHERE run_id <= 12 ORDER BY run_id

--: accepted   conversion rate by variant
SELECT a.experiment_id, a.variant, count(DISTINCT a.subject_id) AS subjects,
       count(DISTINCT CASE WHEN e.event_type = 'purchase' AND e.event_at >= a.assigned_at THEN a.subject_id END) AS buyers
FROM assignments a
LEFT JOIN events e ON e.subject_id = a.subject_id
GROUP BY a.experiment_id, a.variant
ORDER BY a.experiment_id, a.variant

--: accepted   case without else is NULL
SELECT count(CASE WHEN team = 'Search' THEN 1 END) AS search, count(CASE WHEN team = 'Search' THEN 1 ELSE 0 END) AS everybody
FROM users

--: accepted   coalesce over an outer join
SELECT u.user_id, coalesce(r.runs, 0) AS runs, coalesce(u.team, 'none') AS team
FROM users u
LEFT JOIN (SELECT user_id, count(*) AS runs FROM training_runs GROUP BY user_id) r USING (user_id)
ORDER BY u.user_id

--: accepted   a literal takes the column's type
SELECT run_id, coalesce(finished_at, '2025-03-31') AS until, CASE WHEN seed IS NULL THEN '0' ELSE seed END AS seed
FROM training_runs
WHERE run_id >= 120
ORDER BY run_id

--: accepted   case in an aggregate with NULLs
SELECT event_type, sum(CASE event_type WHEN 'refund' THEN -value ELSE value END) AS net, avg(coalesce(value, 0)) AS mean
FROM events
GROUP BY event_type
ORDER BY event_type

--: accepted   nested case
SELECT experiment_id,
       CASE WHEN started_on IS NULL THEN 'draft'
            ELSE CASE WHEN ended_on IS NULL THEN 'open' WHEN ended_on - started_on > 30 THEN 'long' ELSE 'short' END
       END AS kind
FROM experiments
ORDER BY experiment_id

--: accepted   coalesce stops at the first value
SELECT coalesce(1, 1 / 0) AS a, CASE WHEN true THEN 1 ELSE 1 / (SELECT 0) END AS b

--: accepted   num_nulls and num_nonnulls
SELECT run_id, num_nulls(seed, tags, note) AS nulls, num_nonnulls(seed, tags, note) AS given
FROM training_runs
WHERE run_id <= 10
ORDER BY run_id

--: refused   case with a text and a number
SELECT CASE WHEN seed IS NULL THEN 'none' ELSE seed END FROM training_runs

--: refused   coalesce of a number and a word
SELECT coalesce(seed, 'none') FROM training_runs

--: refused   coalesce of two column types
SELECT coalesce(seed, note) FROM training_runs

--: refused   ifnull
SELECT ifnull(seed, 0) FROM training_runs

--: refused   if as a function
SELECT if(seed = 0, 'zero', 'other') FROM training_runs

--: refused   nvl
SELECT nvl(note, '-') FROM training_runs

--: refused   case without END
SELECT CASE WHEN seed = 0 THEN 1 ELSE 2 FROM training_runs

--: refused   an alias of a case in WHERE
SELECT run_id, CASE WHEN seed = 0 THEN 'zero' ELSE 'other' END AS kind
FROM training_runs
WHERE kind = 'zero'

--: refused   greatest of a number and a text column
SELECT greatest(run_id, model) FROM training_runs

--: refused   nullif of different types
SELECT nullif(run_id, model) FROM training_runs

--: refused   then an array, else a number
SELECT CASE WHEN tags IS NULL THEN 0 ELSE tags END FROM training_runs

--: refused   simple case over types that do not compare
SELECT CASE team WHEN 1 THEN 'one' ELSE 'other' END FROM users

--: refused   coalesce of nothing
SELECT coalesce() FROM users

--: refused   an aggregate evaluated before the case divides by zero
SELECT CASE WHEN min(run_id) > 0 THEN 0 ELSE 1 END, sum(1 / (run_id - 1)) FROM training_runs

--: accepted   case over a range of dates
SELECT CASE WHEN joined_on < '2021-01-01' THEN 'founder' WHEN joined_on < '2023-01-01' THEN 'early' ELSE 'later' END AS wave, count(*) AS people, min(joined_on) AS first
FROM users
GROUP BY 1
ORDER BY first

--: accepted   coalesce of several columns
SELECT run_id, coalesce(note, tags[1], model) AS label FROM training_runs WHERE run_id <= 25 ORDER BY run_id

--: refused   simple case of a JSON text against a number
SELECT experiment_id, CASE config ->> 'min_days' WHEN 14 THEN 'two weeks' ELSE 'other' END FROM experiments

--: refused   in list of mixed types
SELECT run_id FROM training_runs WHERE run_id IN (1, 2, 'three')

--: refused   a text column in a list of numbers
SELECT experiment_id FROM experiments WHERE config ->> 'min_days' IN (14, 28)

--: refused   between texts and numbers
SELECT experiment_id FROM experiments WHERE config ->> 'min_days' BETWEEN 7 AND 14
