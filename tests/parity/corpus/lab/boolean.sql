--: accepted   a boolean column as a condition
SELECT count(*) FROM labels WHERE label

--: accepted   not of a boolean leaves out NULL
SELECT count(*) FROM labels WHERE NOT label

--: accepted   is true, is not true, is unknown
SELECT count(*) FILTER (WHERE label IS TRUE) AS yes, count(*) FILTER (WHERE label IS NOT TRUE) AS not_yes, count(*) FILTER (WHERE label IS UNKNOWN) AS undecided
FROM labels

--: accepted   bool_and, bool_or and every
SELECT d.deployment_id, bool_and(l.label) AS all_true, bool_or(l.label) AS any_true, every(l.label IS NOT NULL) AS decided
FROM deployments d
JOIN predictions p USING (deployment_id)
JOIN labels l USING (prediction_id)
GROUP BY d.deployment_id
ORDER BY d.deployment_id

--: accepted   three-valued logic
SELECT true AND NULL AS a, false AND NULL AS b, true OR NULL AS c, false OR NULL AS d, NOT NULL::boolean AS e

--: accepted   a comparison as an output column
SELECT run_id, seed = 42 AS the_answer, parent_run_id IS NULL AS scratch
FROM training_runs
WHERE run_id <= 15
ORDER BY run_id

--: accepted   false sorts before true
SELECT is_control, count(*) FROM variants GROUP BY is_control ORDER BY is_control

--: accepted   texts that read as booleans
SELECT 'yes'::boolean AS a, 'off'::boolean AS b, 't'::boolean AS c, '0'::boolean AS d, 'tru'::boolean AS e, ' TRUE '::boolean AS f

--: accepted   integers cast to boolean
SELECT seed, seed::boolean AS b FROM training_runs WHERE run_id <= 10 ORDER BY run_id

--: accepted   text of a boolean
SELECT label::text AS t, count(*) FROM labels GROUP BY label ORDER BY t

--: accepted   is distinct from
SELECT count(*) FILTER (WHERE seed IS DISTINCT FROM 42) AS other, count(*) FILTER (WHERE seed <> 42) AS known_other, count(*) FILTER (WHERE seed IS NOT DISTINCT FROM NULL) AS none
FROM training_runs

--: accepted   comparing booleans
SELECT count(*) FROM predictions p JOIN labels l USING (prediction_id) WHERE (p.score >= 0.5) = l.label

--: accepted   confusion matrix
SELECT p.score >= 0.5 AS predicted, l.label AS actual, count(*)
FROM predictions p
JOIN labels l USING (prediction_id)
WHERE l.label IS NOT NULL
GROUP BY 1, 2
ORDER BY 1, 2

--: accepted   precision by deployment
SELECT deployment_id,
       count(*) FILTER (WHERE score >= 0.5 AND label) AS tp,
       count(*) FILTER (WHERE score >= 0.5 AND NOT label) AS fp,
       round(1.0 * count(*) FILTER (WHERE score >= 0.5 AND label) / nullif(count(*) FILTER (WHERE score >= 0.5 AND label IS NOT NULL), 0), 3) AS precision
FROM predictions
JOIN labels USING (prediction_id)
GROUP BY deployment_id
ORDER BY deployment_id

--: accepted   order by a condition puts NULL last
SELECT run_id, note, note = '' AS blank FROM training_runs WHERE run_id <= 20 ORDER BY note = '', run_id

--: accepted   greater than between booleans
SELECT true > false AS a, greatest(true, false, NULL) AS b, label < true AS c, count(*)
FROM labels
GROUP BY label
ORDER BY c

--: accepted   bool_or over no rows is NULL
SELECT bool_or(label) AS r, count(*) AS n FROM labels WHERE prediction_id < 0

--: refused   max of a boolean
SELECT deployment_id, max(label) FROM predictions JOIN labels USING (prediction_id) GROUP BY deployment_id

--: refused   min of a condition
SELECT min(is_control) FROM variants

--: refused   sum of a boolean
SELECT sum(label) FROM labels

--: refused   average of a boolean
SELECT avg(label) FROM labels

--: refused   a boolean against an integer
SELECT count(*) FROM labels WHERE label = 1

--: refused   an integer as a condition
SELECT run_id FROM training_runs WHERE seed

--: refused   and between integers
SELECT run_id FROM training_runs WHERE seed AND run_id > 3

--: refused   not of an integer
SELECT NOT seed FROM training_runs

--: refused   case when an integer
SELECT CASE WHEN seed THEN 'set' ELSE 'none' END FROM training_runs

--: refused   a text as a condition
SELECT run_id FROM training_runs WHERE note

--: refused   words that are no booleans
SELECT 'maybe'::boolean

--: refused   a bigint cast to boolean
SELECT count(*)::boolean FROM labels

--: refused   count_if
SELECT count_if(label) FROM labels

--: refused   is true of a number
SELECT count(*) FROM training_runs WHERE seed IS TRUE

--: refused   two equals signs
SELECT count(*) FROM labels WHERE label == true

--: accepted   a boolean compared with text that reads as one
SELECT count(*) FILTER (WHERE label = 'true') AS a, count(*) FILTER (WHERE label = 'f') AS b, count(*) FILTER (WHERE label <> 'yes') AS c
FROM labels

--: accepted   counting with OR NULL
SELECT count(label OR NULL) AS yes, count(NOT label OR NULL) AS no, count(label) AS decided, count(*) AS n
FROM labels

--: accepted   precedence of NOT, AND and OR
SELECT count(*) FROM training_runs WHERE NOT status = 'failed' AND seed = 42 OR model = 'churn' AND NOT seed IS NULL

--: accepted   WHERE NULL keeps nothing
SELECT count(*) FROM users WHERE NULL

--: refused   a whole number as the only condition
SELECT count(*) FROM users WHERE 1

--: refused   a count as the condition of HAVING
SELECT model FROM training_runs GROUP BY model HAVING count(*)

--: refused   joining on a number
SELECT count(*) FROM training_runs r JOIN deployments d ON d.run_id

--: refused   a filter by a number
SELECT count(*) FILTER (WHERE seed) FROM training_runs

--: refused   bool_and of a number
SELECT bool_and(seed) FROM training_runs

--: refused   a boolean plus one
SELECT label + 1 FROM labels

--: refused   a boolean in LIKE
SELECT count(*) FROM labels WHERE label LIKE 't%'

--: refused   coalesce of a boolean and zero
SELECT coalesce(label, 0) FROM labels

--: refused   comparisons in a chain
SELECT count(*) FROM predictions WHERE 0.2 < score < 0.8
