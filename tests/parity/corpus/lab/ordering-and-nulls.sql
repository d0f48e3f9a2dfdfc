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
SELECT user_id, count(*) AS runs FROM training_runs GROUP BY user_id ORDER BY runs DESC FETCH FIRST 3 ROWS WITH TIES

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
