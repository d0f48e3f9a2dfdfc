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

--: accepted   people with more than one role: union of three sources
SELECT user_id, 'owner' AS role FROM users WHERE user_id IN (SELECT owner_id FROM experiments)
UNION ALL
SELECT DISTINCT user_id, 'trainer' FROM training_runs WHERE model = 'churn'
ORDER BY user_id, role

--: accepted   a cte used twice
WITH best AS (
    SELECT run_id, max(value) AS accuracy FROM run_metrics WHERE metric = 'val_accuracy' GROUP BY run_id
)
SELECT r.model, r.run_id, b.accuracy
FROM best b JOIN training_runs r USING (run_id)
WHERE b.accuracy = (SELECT max(b2.accuracy) FROM best b2 JOIN training_runs r2 USING (run_id) WHERE r2.model = r.model)
ORDER BY r.model, r.run_id

--: accepted   all and any over a subquery
SELECT prediction_id, score FROM predictions
WHERE score >= ALL (SELECT score FROM predictions WHERE deployment_id = 3) AND deployment_id = 2
   OR score < ANY (SELECT score FROM predictions WHERE deployment_id = 12 AND score < 0.03) AND deployment_id = 6
ORDER BY prediction_id

--: accepted   column USING appears once in a star
SELECT * FROM deployments JOIN training_runs USING (run_id) WHERE deployment_id <= 3 ORDER BY deployment_id

--: accepted   an alias in quotes and a table alias with columns
SELECT t."who", t.n AS "Number of runs"
FROM (SELECT user_id, count(*) FROM training_runs GROUP BY user_id) AS t("who", n)
WHERE t.n > 5
ORDER BY "Number of runs" DESC, "who"

--: accepted   names without quotes fold to small letters
SELECT User_Id, FULL_NAME FROM Users WHERE TEAM = 'Platform' ORDER BY USER_ID

--: refused   table alias hides the table's name
SELECT users.full_name FROM users u WHERE u.user_id = 1

--: refused   a column that is not there
SELECT run_id, accuracy FROM training_runs

--: refused   the table twice without an alias
SELECT * FROM users JOIN users ON users.manager_id = users.user_id

--: refused   a join without a condition
SELECT count(*) FROM deployments JOIN training_runs

--: refused   a union of different widths
SELECT user_id, full_name FROM users UNION SELECT run_id FROM training_runs

--: refused   a subquery with two columns in IN
SELECT full_name FROM users WHERE user_id IN (SELECT user_id, run_id FROM training_runs)

--: refused   a subquery of two columns as a value
SELECT full_name, (SELECT run_id, model FROM training_runs LIMIT 1) FROM users

--: refused   an aggregate of an aggregate
SELECT avg(count(*)) FROM training_runs GROUP BY model

--: refused   count of two columns
SELECT count(DISTINCT model, status) FROM training_runs

--: refused   a left alias in a sibling subquery
SELECT u.full_name, t.n FROM users u JOIN (SELECT count(*) AS n FROM training_runs r WHERE r.user_id = u.user_id) t ON true

--: refused   the same alias for two tables
SELECT 1 FROM users a, experiments a

--: refused   count of nothing
SELECT model, count() FROM training_runs GROUP BY model

--: refused   max with a number of rows
SELECT model, max(run_id, 2) FROM training_runs GROUP BY model

--: refused   string_agg without a separator
SELECT experiment_id, string_agg(name) FROM variants GROUP BY experiment_id

--: refused   string_agg of numbers
SELECT model, string_agg(run_id, ',') FROM training_runs GROUP BY model

--: refused   sum of a star
SELECT sum(*) FROM training_runs

--: refused   string functions with too many arguments
SELECT upper(model, 'C'), trim(model) FROM training_runs

--: refused   a star beside GROUP BY columns of a join
SELECT u.*, count(*) FROM users u JOIN training_runs r ON r.user_id = u.user_id GROUP BY r.user_id

--: refused   not null in the manner of a function
SELECT run_id FROM training_runs WHERE NOT isnull(seed)
