--: refused   FROM first
FROM training_runs SELECT model, count(*) GROUP BY model

--: refused   FROM alone
FROM users

--: refused   star without some columns
SELECT * EXCLUDE (config) FROM experiments

--: refused   star with a replacement
SELECT * REPLACE (upper(name) AS name) FROM variants

--: refused   star renamed
SELECT * RENAME (name AS title) FROM experiments

--: refused   COLUMNS by a pattern
SELECT COLUMNS('.*_at') FROM events

--: refused   a list literal
SELECT [1, 2, 3] AS l

--: refused   a struct literal
SELECT {'a': run_id, 'b': model} AS s FROM training_runs

--: refused   a map
SELECT MAP {'a': 1}

--: refused   a lambda
SELECT list_transform(tags, x -> upper(x)) FROM training_runs

--: refused   a list comprehension
SELECT [upper(x) for x in tags] FROM training_runs

--: refused   list as an aggregate
SELECT model, list(run_id) FROM training_runs GROUP BY model

--: refused   list_contains
SELECT run_id FROM training_runs WHERE list_contains(tags, 'gpu')

--: refused   len
SELECT len(full_name) FROM users

--: refused   arg_max
SELECT model, arg_max(run_id, started_at) FROM training_runs GROUP BY model

--: refused   first as an aggregate
SELECT model, first(run_id) FROM training_runs GROUP BY model

--: refused   integer division by two slashes
SELECT run_id // 2 FROM training_runs

--: refused   two equals signs
SELECT run_id FROM training_runs WHERE model == 'churn'

--: refused   epoch_ms
SELECT epoch_ms(started_at) FROM training_runs

--: refused   PIVOT
PIVOT training_runs ON status USING count(*) GROUP BY model

--: refused   UNPIVOT
UNPIVOT deployments ON deployed_at, retired_at INTO NAME what VALUE at

--: refused   SAMPLE
SELECT * FROM events USING SAMPLE 10

--: refused   DESCRIBE
DESCRIBE training_runs

--: refused   SUMMARIZE
SUMMARIZE predictions

--: refused   PRAGMA
PRAGMA table_info('users')

--: refused   SHOW TABLES
SHOW TABLES

--: refused   union by name
SELECT user_id, full_name FROM users UNION ALL BY NAME SELECT full_name, user_id FROM users

--: refused   semi join
SELECT s.subject_id FROM subjects s SEMI JOIN assignments a ON a.subject_id = s.subject_id

--: refused   anti join
SELECT s.subject_id FROM subjects s ANTI JOIN assignments a ON a.subject_id = s.subject_id

--: refused   positional join
SELECT * FROM users POSITIONAL JOIN experiments

--: refused   a prefix alias
SELECT n: count(*) FROM users

--: refused   text slicing
SELECT full_name[1:3] FROM users

--: refused   a dot call
SELECT full_name.upper() FROM users

--: refused   glob
SELECT user_id FROM users WHERE full_name GLOB 'A*'

--: refused   contains
SELECT user_id FROM users WHERE contains(email, 'lab')

--: refused   regexp_matches as a condition
SELECT user_id FROM users WHERE regexp_matches(email, '^a')

--: refused   regexp_extract
SELECT regexp_extract(email, '^[a-z]+') FROM users

--: refused   read_csv
SELECT * FROM read_csv('users.csv')

--: refused   a file as a table
SELECT * FROM 'users.csv'

--: refused   reading a file's text
SELECT * FROM read_text('/etc/passwd')

--: refused   levenshtein
SELECT levenshtein('churn', 'churm')

--: refused   a struct field through unnest
SELECT unnest({'a': 1, 'b': 2})

--: refused   backquotes
SELECT `run_id` FROM training_runs

--: refused   double-quoted text
SELECT run_id FROM training_runs WHERE model = "churn"

--: refused   approx_count_distinct
SELECT approx_count_distinct(subject_id) FROM events

--: refused   histogram
SELECT histogram(model) FROM training_runs

--: refused   product
SELECT product(traffic_share) FROM variants

--: refused   string_split
SELECT string_split(email, '@') FROM users

--: refused   year as a function
SELECT year(started_at), count(*) FROM training_runs GROUP BY 1

--: refused   today
SELECT count(*) FROM events WHERE event_at > today()

--: refused   CREATE MACRO
CREATE MACRO add_one(x) AS x + 1

--: refused   a limit in percent
SELECT * FROM events LIMIT 5 PERCENT

--: refused   QUALIFY true
SELECT run_id, row_number() OVER () FROM training_runs QUALIFY true

--: refused   EXCEPT as a star modifier
SELECT * EXCEPT (config) FROM experiments

--: accepted   what both have: split_part
SELECT user_id, split_part(email, '@', 1) AS login FROM users WHERE user_id <= 10 ORDER BY user_id

--: accepted   what both have: any_value of a constant group
SELECT model, any_value(model) AS m, count(*) AS n FROM training_runs GROUP BY model ORDER BY model

--: accepted   underscores in numbers
SELECT 1_000_000 AS million, 0x1F AS hex, 0b101 AS bin, 0o17 AS oct

--: accepted   starts_with
SELECT user_id FROM users WHERE starts_with(full_name, 'A') ORDER BY user_id

--: accepted   array_position and array_length
SELECT run_id, array_position(tags, 'gpu') AS at, array_length(tags, 1) AS n, cardinality(tags) AS c
FROM training_runs
WHERE run_id <= 20
ORDER BY run_id

--: accepted   unnest an array column
SELECT tag, count(*) AS runs
FROM training_runs, unnest(tags) AS tag
GROUP BY tag
ORDER BY runs DESC, tag

--: accepted   a slice of an array
SELECT run_id, tags[1:2] AS two, tags[1] AS one, tags[9] AS none FROM training_runs WHERE run_id <= 20 ORDER BY run_id

--: accepted   any and all over an array
SELECT run_id FROM training_runs WHERE 'gpu' = ANY (tags) AND 'wip' <> ALL (tags) ORDER BY run_id
