--: accepted   NULL last when ascending
SELECT run_id, seed FROM training_runs WHERE run_id <= 15 ORDER BY seed, run_id

--: accepted   NULL first when descending
SELECT run_id, seed FROM training_runs WHERE run_id <= 15 ORDER BY seed DESC, run_id

--: accepted   NULLS LAST with descending
SELECT event_id, value FROM events WHERE event_type = 'purchase' ORDER BY value DESC NULLS LAST, event_id LIMIT 15

--: accepted   NULLS FIRST with ascending
SELECT user_id, manager_id FROM users ORDER BY manager_id NULLS FIRST, user_id

--: accepted   top by a nullable column keeps the NULLs on top
SELECT event_id, value FROM events WHERE event_type = 'purchase' ORDER BY value DESC, event_id LIMIT 10

--: accepted   text by code points: capitals before small letters
SELECT DISTINCT referral FROM subjects ORDER BY referral

--: accepted   names with accents by code points
SELECT display_name, subject_id FROM subjects WHERE subject_id <= 40 ORDER BY display_name, subject_id

--: accepted   order ignoring case
SELECT subject_id, referral FROM subjects WHERE referral IS NOT NULL AND subject_id <= 30 ORDER BY lower(trim(referral)), subject_id

--: accepted   collation asked for by name
SELECT name FROM variants WHERE experiment_id IN (4, 7, 12) ORDER BY name COLLATE "C", experiment_id

--: accepted   max and min of text
SELECT min(full_name) AS first, max(full_name) AS last, min(note) AS note_min, max(note) AS note_max
FROM users CROSS JOIN (SELECT note FROM training_runs) n

--: accepted   offset and limit
SELECT user_id, full_name FROM users ORDER BY joined_on DESC, user_id LIMIT 5 OFFSET 10

--: accepted   standard offset and fetch
SELECT run_id, model FROM training_runs ORDER BY run_id OFFSET 3 ROWS FETCH NEXT 4 ROWS ONLY

--: accepted   with ties
SELECT user_id, runs
FROM (
    SELECT user_id, count(*) AS runs FROM training_runs GROUP BY user_id
    ORDER BY runs DESC
    FETCH FIRST 3 ROWS WITH TIES
) t
ORDER BY runs DESC, user_id

--: accepted   by position and by expression
SELECT model, status, count(*) FROM training_runs GROUP BY 1, 2 ORDER BY 3 DESC, length(model), 1, 2

--: accepted   by a column that is not shown
SELECT full_name FROM users WHERE team = 'Fraud' ORDER BY joined_on, user_id

--: accepted   the alias wins over the column in ORDER BY
SELECT user_id, -user_id AS manager_id FROM users WHERE user_id <= 8 ORDER BY manager_id

--: accepted   in an expression the column is meant
SELECT user_id, -user_id AS joined FROM users WHERE user_id <= 8 ORDER BY user_id % 3, user_id

--: accepted   ordered aggregation with NULLs
SELECT model, array_agg(seed ORDER BY seed, run_id) AS seeds, string_agg(note, '|' ORDER BY note DESC, run_id) AS notes
FROM training_runs
WHERE run_id <= 20
GROUP BY model
ORDER BY model

--: accepted   arrays sort element by element
SELECT run_id, tags FROM training_runs WHERE run_id <= 25 ORDER BY tags, run_id

--: accepted   limit null is no limit
SELECT experiment_id FROM experiments ORDER BY experiment_id LIMIT NULL

--: accepted   limit all, and a sum as offset
SELECT experiment_id FROM experiments ORDER BY experiment_id LIMIT ALL OFFSET 5 + 5

--: accepted   distinct treats NULLs as one
SELECT count(*) AS rows, count(DISTINCT seed) AS seeds FROM (SELECT DISTINCT seed FROM training_runs) s

--: accepted   order of a union
SELECT full_name AS name FROM users WHERE team = 'Growth'
UNION ALL
SELECT name FROM experiments WHERE owner_id IS NULL
ORDER BY name

--: accepted   booleans and conditions as keys
SELECT user_id, team FROM users ORDER BY team IS NULL DESC, team DESC, user_id LIMIT 20

--: refused   distinct with an order outside the list
SELECT DISTINCT team FROM users ORDER BY joined_on

--: refused   distinct on that does not begin the order
SELECT DISTINCT ON (team) team, full_name FROM users ORDER BY full_name

--: refused   a position that is not there
SELECT run_id, model FROM training_runs ORDER BY 3

--: refused   with ties without an order
SELECT run_id FROM training_runs FETCH FIRST 3 ROWS WITH TIES

--: refused   a negative limit
SELECT run_id FROM training_runs ORDER BY run_id LIMIT -1

--: refused   a column as the limit
SELECT run_id FROM training_runs ORDER BY run_id LIMIT run_id

--: refused   limit with a comma
SELECT run_id FROM training_runs ORDER BY run_id LIMIT 5, 10

--: refused   ORDER BY ALL
SELECT model, status FROM training_runs ORDER BY ALL

--: refused   a percent limit
SELECT run_id FROM training_runs ORDER BY run_id LIMIT 10%

--: refused   order by an alias inside an expression
SELECT run_id, seed * 2 AS twice FROM training_runs ORDER BY twice + 1

--: refused   order of a union by an expression
SELECT user_id FROM users UNION SELECT experiment_id FROM experiments ORDER BY user_id + 1

--: refused   order by an ungrouped column
SELECT model, count(*) FROM training_runs GROUP BY model ORDER BY started_at

--: refused   order by before where
SELECT run_id FROM training_runs ORDER BY run_id WHERE model = 'churn'

--: refused   an unknown collation
SELECT name FROM variants ORDER BY name COLLATE nocase

--: refused   two columns under one alias
SELECT run_id AS x, user_id AS x FROM training_runs ORDER BY x

--: accepted   limits that are computed
SELECT run_id FROM training_runs ORDER BY run_id LIMIT (SELECT count(*) FROM experiments WHERE status = 'draft') OFFSET 1 + 1

--: accepted   a limit with a fraction
SELECT run_id FROM training_runs ORDER BY run_id LIMIT 2.5

--: accepted   text compared with text by code points
SELECT full_name FROM users WHERE full_name > 'Y' OR full_name BETWEEN 'A' AND 'B' ORDER BY full_name, user_id

--: accepted   small and capital letters, spaces and blanks
SELECT referral, count(*) FROM subjects GROUP BY referral ORDER BY referral DESC NULLS LAST

--: accepted   letters of other languages in capitals
SELECT user_id, upper(full_name) AS u, lower(full_name) AS l, initcap(lower(full_name)) AS i FROM users ORDER BY user_id

--: accepted   minus a column as a key
SELECT run_id, seed FROM training_runs WHERE run_id <= 12 ORDER BY -seed, run_id DESC

--: accepted   two keys with their own places for NULL
SELECT run_id, parent_run_id, seed FROM training_runs WHERE run_id <= 25 ORDER BY parent_run_id DESC NULLS LAST, seed NULLS FIRST, run_id

--: accepted   sum of nothing is NULL and count is zero
SELECT sum(value) AS s, count(value) AS n, avg(value) AS a, max(value) AS m, string_agg(event_type, ',') AS t, array_agg(value) AS l FROM events WHERE event_id < 0

--: accepted   NULLs in IN, and in comparisons
SELECT count(*) FILTER (WHERE seed IN (42, NULL)) AS a, count(*) FILTER (WHERE seed NOT IN (42, NULL)) AS b, count(*) FILTER (WHERE seed = NULL) AS c, count(*) FILTER (WHERE note <> '') AS d
FROM training_runs

--: accepted   intersect all and except all keep counts
SELECT model FROM training_runs WHERE run_id <= 20 EXCEPT ALL SELECT model FROM training_runs WHERE run_id BETWEEN 30 AND 40 ORDER BY model

--: accepted   the top of each group by distinct on with NULLs
SELECT DISTINCT ON (team) team, full_name, joined_on FROM users ORDER BY team NULLS FIRST, joined_on DESC, user_id DESC

--: refused   a constant text as a key
SELECT run_id FROM training_runs ORDER BY 'run_id'

--: refused   a negative offset
SELECT run_id FROM training_runs ORDER BY run_id OFFSET -1

--: refused   top
SELECT TOP 5 run_id FROM training_runs

--: refused   a word as the limit
SELECT run_id FROM training_runs ORDER BY run_id LIMIT 'five'

--: refused   order by an aggregate of an ungrouped query
SELECT run_id FROM training_runs ORDER BY count(*)

--: refused   order by a column a union does not return
SELECT user_id FROM users UNION ALL SELECT run_id FROM training_runs ORDER BY full_name

--: refused   a limit inside a union without brackets
SELECT user_id FROM users ORDER BY user_id LIMIT 3 UNION ALL SELECT run_id FROM training_runs

--: refused   NULLS LAST without an order
SELECT run_id FROM training_runs NULLS LAST LIMIT 3

--: refused   sorting by JSON
SELECT experiment_id FROM experiments ORDER BY config::json

--: refused   distinct on json
SELECT DISTINCT config::json FROM experiments
