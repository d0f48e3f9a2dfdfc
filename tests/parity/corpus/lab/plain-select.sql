--: accepted   filter and sort users of one team
SELECT user_id, full_name, joined_on
FROM users
WHERE team = 'Search'
ORDER BY joined_on, user_id

--: accepted   users without a team
SELECT user_id, full_name
FROM users
WHERE team IS NULL
ORDER BY user_id

--: accepted   distinct models with their run counts
SELECT model, count(*) AS runs, count(seed) AS seeded, count(DISTINCT user_id) AS people
FROM training_runs
GROUP BY model
ORDER BY runs DESC, model

--: accepted   self join to the manager
SELECT u.full_name, m.full_name AS manager
FROM users u
LEFT JOIN users m ON m.user_id = u.manager_id
WHERE u.joined_on >= DATE '2023-01-01'
ORDER BY u.user_id

--: accepted   anti join: subjects that no experiment ever saw
SELECT s.subject_id, s.display_name
FROM subjects s
WHERE NOT EXISTS (SELECT 1 FROM assignments a WHERE a.subject_id = s.subject_id)
ORDER BY s.subject_id

--: accepted   having on a count
SELECT user_id, count(*) AS runs
FROM training_runs
GROUP BY user_id
HAVING count(*) >= 6
ORDER BY runs DESC, user_id

--: accepted   integer division keeps integers
SELECT run_id, seed, seed / 2 AS half, seed % 5 AS rest, -7 / 2 AS minus, -7 % 3 AS minus_rest
FROM training_runs
WHERE seed IS NOT NULL AND run_id <= 20
ORDER BY run_id

--: accepted   NOT IN with a NULL inside gives no row
SELECT user_id
FROM users
WHERE user_id NOT IN (SELECT manager_id FROM users)
ORDER BY user_id

--: accepted   group by the primary key and show other columns of the table
SELECT e.experiment_id, e.name, e.status, count(a.subject_id) AS subjects
FROM experiments e
LEFT JOIN assignments a USING (experiment_id)
GROUP BY e.experiment_id
ORDER BY subjects DESC, e.experiment_id

--: accepted   output names of expressions nobody named
SELECT count(*), max(value), round(avg(value), 2), CASE WHEN true THEN 1 END, 1 + 1, 'x'::text, upper('a'), coalesce(NULL, 3)
FROM events

--: accepted   a row comparison as keyset pagination
SELECT run_id, metric, step, value
FROM run_metrics
WHERE (run_id, metric, step) > (3, 'val_accuracy', 200)
ORDER BY run_id, metric, step
LIMIT 12

--: accepted   an alias in ORDER BY and in GROUP BY
SELECT date_trunc('month', started_at)::date AS month, count(*) AS runs
FROM training_runs
GROUP BY month
ORDER BY month

--: accepted   distinct on: newest run of each model
SELECT DISTINCT ON (model) model, run_id, started_at
FROM training_runs
ORDER BY model, started_at DESC, run_id DESC

--: accepted   lateral top two purchases a subject
SELECT s.subject_id, t.event_id, t.value
FROM subjects s
CROSS JOIN LATERAL (
    SELECT event_id, value FROM events e
    WHERE e.subject_id = s.subject_id AND event_type = 'purchase' AND value IS NOT NULL
    ORDER BY value DESC, event_id
    LIMIT 2
) t
WHERE s.subject_id <= 25
ORDER BY s.subject_id, t.value DESC, t.event_id

--: accepted   except and intersect mixed keep their precedence
SELECT subject_id FROM assignments WHERE experiment_id = 1
UNION
SELECT subject_id FROM assignments WHERE experiment_id = 3
INTERSECT
SELECT subject_id FROM assignments WHERE experiment_id = 4
ORDER BY subject_id

--: accepted   a values list as a table
SELECT v.environment, v.rank, count(d.deployment_id) AS deployments
FROM (VALUES ('production', 1), ('shadow', 2), ('staging', 3), ('canary', 4)) AS v(environment, rank)
LEFT JOIN deployments d USING (environment)
GROUP BY v.environment, v.rank
ORDER BY v.rank

--: accepted   natural join on the only shared column
SELECT prediction_id, score, label
FROM predictions
NATURAL JOIN labels
WHERE score >= 0.95
ORDER BY prediction_id

--: accepted   full join counts both kinds of misfit
SELECT count(*) FILTER (WHERE e.experiment_id IS NULL) AS no_experiment,
       count(*) FILTER (WHERE u.user_id IS NULL) AS no_owner,
       count(*) FILTER (WHERE e.experiment_id IS NOT NULL AND u.user_id IS NOT NULL) AS both_sides
FROM experiments e
FULL JOIN users u ON u.user_id = e.owner_id

--: refused   alias in WHERE
SELECT run_id, finished_at - started_at AS took
FROM training_runs
WHERE took > interval '2 hours'

--: refused   alias in HAVING
SELECT model, count(*) AS runs
FROM training_runs
GROUP BY model
HAVING runs > 10

--: refused   a column neither grouped nor aggregated
SELECT model, status, count(*)
FROM training_runs
GROUP BY model

--: refused   grouping by the key of another table does not cover this one
SELECT e.experiment_id, e.name, u.full_name, count(*)
FROM experiments e
JOIN users u ON u.user_id = e.owner_id
GROUP BY e.experiment_id

--: refused   ambiguous column after a join
SELECT name, variant, count(*)
FROM experiments
JOIN variants ON variants.experiment_id = experiments.experiment_id
GROUP BY name, variant

--: refused   quoted name in the wrong case
SELECT "User_ID", full_name
FROM users
ORDER BY 1

--: refused   aggregate in WHERE
SELECT subject_id, value
FROM events
WHERE value > avg(value)

--: refused   scalar subquery with two rows
SELECT event_id, value - (SELECT value FROM events WHERE event_type = 'purchase' AND subject_id <= 3) AS more
FROM events
WHERE subject_id = 1

--: refused   an alias used further right in the same list
SELECT prediction_id, score * 100 AS percent, 100 - percent AS rest
FROM predictions
LIMIT 5

--: refused   a trailing comma in the select list
SELECT run_id, model,
FROM training_runs
WHERE run_id < 5
