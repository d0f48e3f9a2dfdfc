--: accepted   a field as text
SELECT experiment_id, config ->> 'metric' AS metric
FROM experiments
ORDER BY experiment_id

--: accepted   missing key against JSON null
SELECT experiment_id, config -> 'targeting' AS targeting, config -> 'targeting' IS NULL AS missing, config ->> 'targeting' IS NULL AS no_text
FROM experiments
ORDER BY experiment_id

--: accepted   a number out of JSON
SELECT experiment_id, (config ->> 'min_days')::int AS min_days, (config ->> 'alpha')::numeric AS alpha
FROM experiments
WHERE config ? 'min_days'
ORDER BY experiment_id

--: accepted   a path
SELECT experiment_id, config #>> '{targeting,countries,0}' AS first_country, config -> 'targeting' -> 'countries' ->> -1 AS last_country
FROM experiments
WHERE config #> '{targeting,countries}' IS NOT NULL
ORDER BY experiment_id

--: accepted   containment
SELECT experiment_id FROM experiments WHERE config @> '{"metric": "revenue"}' ORDER BY experiment_id

--: accepted   containment in an array
SELECT experiment_id FROM experiments WHERE config -> 'flags' @> '["banner"]' ORDER BY experiment_id

--: accepted   elements of an array
SELECT e.experiment_id, c.country
FROM experiments e
CROSS JOIN LATERAL jsonb_array_elements_text(e.config -> 'targeting' -> 'countries') AS c(country)
WHERE jsonb_typeof(e.config -> 'targeting' -> 'countries') = 'array'
ORDER BY e.experiment_id, c.country

--: accepted   keys of each object
SELECT key, count(*) AS experiments
FROM experiments, jsonb_object_keys(config) AS key
GROUP BY key
ORDER BY key

--: accepted   pairs of each object
SELECT e.experiment_id, p.key, p.value
FROM experiments e, jsonb_each(e.config) AS p
WHERE e.experiment_id <= 4
ORDER BY e.experiment_id, p.key

--: accepted   type of each value
SELECT experiment_id, jsonb_typeof(config -> 'min_days') AS min_days, jsonb_typeof(config -> 'targeting') AS targeting, jsonb_typeof(config) AS whole
FROM experiments
ORDER BY experiment_id

--: accepted   length of an array
SELECT experiment_id, jsonb_array_length(config -> 'flags') AS flags
FROM experiments
WHERE config ? 'flags'
ORDER BY experiment_id

--: accepted   group by a JSON field
SELECT coalesce(config ->> 'metric', '(none)') AS metric, count(*) AS n, min(started_on) AS first
FROM experiments
GROUP BY 1
ORDER BY n DESC, metric

--: accepted   build objects
SELECT jsonb_build_object('id', experiment_id, 'name', name, 'open', ended_on IS NULL) AS o
FROM experiments
WHERE experiment_id <= 3
ORDER BY experiment_id

--: accepted   aggregate rows into JSON
SELECT experiment_id, jsonb_agg(name ORDER BY name) AS names, jsonb_object_agg(name, traffic_share) AS shares
FROM variants
GROUP BY experiment_id
ORDER BY experiment_id

--: accepted   a row as JSON
SELECT to_jsonb(v) AS row FROM variants v WHERE experiment_id = 7 ORDER BY name

--: accepted   merge and remove
SELECT experiment_id, config || '{"alpha": 0.2}' AS merged, config - 'metric' AS without
FROM experiments
WHERE experiment_id IN (3, 7)
ORDER BY experiment_id

--: accepted   set a path
SELECT jsonb_set(config, '{targeting,countries}', '["US"]') AS c
FROM experiments
WHERE experiment_id IN (1, 8)
ORDER BY experiment_id

--: accepted   the text of jsonb is spaced and sorted
SELECT experiment_id, config::text AS t FROM experiments WHERE experiment_id IN (1, 7, 10) ORDER BY experiment_id

--: accepted   any of some keys, all of some keys
SELECT experiment_id, config ?| array['alpha', 'flags'] AS some_key, config ?& array['alpha', 'flags'] AS both_keys
FROM experiments
ORDER BY experiment_id

--: accepted   a jsonpath query
SELECT experiment_id FROM experiments WHERE config @? '$.targeting.countries[*] ? (@ == "PL")' ORDER BY experiment_id

--: accepted   strip nulls and compare documents
SELECT experiment_id, jsonb_strip_nulls(config) = config AS same FROM experiments ORDER BY experiment_id

--: accepted   a boolean out of JSON
SELECT experiment_id, (config -> 'targeting' ->> 'new_only')::boolean AS new_only
FROM experiments
WHERE config -> 'targeting' ? 'new_only'
ORDER BY experiment_id

--: refused   comparing a field with a number
SELECT experiment_id FROM experiments WHERE config ->> 'min_days' > 7

--: refused   a JSON field added to a number
SELECT experiment_id, config -> 'min_days' + 1 FROM experiments

--: refused   a dot into JSON
SELECT experiment_id, config.metric FROM experiments

--: refused   json_extract with a path
SELECT json_extract(config, '$.metric') FROM experiments

--: refused   json_extract_string
SELECT experiment_id, json_extract_string(config, '$.metric') AS metric FROM experiments

--: refused   array elements of an object
SELECT jsonb_array_elements(config) FROM experiments

--: refused   array length of an object
SELECT experiment_id, jsonb_array_length(config) FROM experiments WHERE experiment_id = 10

--: refused   a text that is no number
SELECT (config ->> 'metric')::int FROM experiments

--: refused   a text that is no JSON
SELECT '{metric: revenue}'::jsonb

--: refused   json compared for equality
SELECT '{"a": 1}'::json = '{"a": 1}'::json

--: refused   casting a JSON string to integer
SELECT (config -> 'min_days')::int FROM experiments WHERE experiment_id = 4

--: refused   summing JSON
SELECT sum(config -> 'min_days') FROM experiments

--: refused   a JSON function on text
SELECT jsonb_typeof(name) FROM experiments

--: refused   an odd number of arguments
SELECT jsonb_build_object('id', experiment_id, 'name') FROM experiments

--: accepted   filter and group by a field
SELECT config ->> 'metric' AS metric, count(*) FROM experiments WHERE config ->> 'metric' <> 'revenue' GROUP BY 1 ORDER BY 1

--: accepted   count sees JSON null as a value
SELECT count(config -> 'targeting') AS keys, count(config ->> 'targeting') AS texts, count(*) AS n FROM experiments

--: accepted   steps by key and by place
SELECT experiment_id, config -> 'targeting' -> 'countries' ->> 0 AS first, config -> 'flags' -> 1 AS second, config -> 'flags' ->> 9 AS none
FROM experiments
ORDER BY experiment_id

--: accepted   subscripts
SELECT experiment_id, config['metric'] AS m, config['targeting']['countries'][0] AS c FROM experiments WHERE experiment_id <= 5 ORDER BY experiment_id

--: accepted   sorted by jsonb: strings before numbers
SELECT experiment_id, config -> 'min_days' AS d FROM experiments WHERE config -> 'min_days' IS NOT NULL ORDER BY d, experiment_id

--: accepted   numbers keep their scale, and compare by value
SELECT '{"a": 1.50}'::jsonb ->> 'a' AS t, '1'::jsonb = '1.0'::jsonb AS same, '{"b": 1, "a": 2, "b": 3}'::jsonb AS doc

--: accepted   a field compared with a JSON literal
SELECT experiment_id FROM experiments WHERE config -> 'min_days' = '14' ORDER BY experiment_id

--: accepted   a number out of text, averaged
SELECT round(avg((config ->> 'min_days')::int), 2) AS mean, sum((config ->> 'alpha')::numeric) AS alpha, max((config ->> 'min_days')::int) AS longest FROM experiments

--: accepted   a missing key in a condition
SELECT experiment_id FROM experiments WHERE (config -> 'targeting' ->> 'new_only') IS DISTINCT FROM 'true' ORDER BY experiment_id

--: accepted   a key that is not there at all
SELECT count(config ->> 'nothing') AS n, bool_and(config -> 'nothing' IS NULL) AS none FROM experiments

--: refused   a field against a bare word
SELECT experiment_id FROM experiments WHERE config -> 'metric' = 'revenue'

--: refused   LIKE on jsonb
SELECT experiment_id FROM experiments WHERE config -> 'metric' LIKE 'r%'

--: refused   upper of jsonb
SELECT upper(config -> 'metric') FROM experiments

--: refused   the cast binds closer than the arrow
SELECT config ->> 'min_days'::int FROM experiments

--: refused   max of jsonb
SELECT max(config -> 'min_days') FROM experiments

--: refused   coalesce of jsonb and a number
SELECT coalesce(config -> 'alpha', 0) FROM experiments

--: refused   a field without quotes
SELECT config ->> metric FROM experiments

--: refused   a function of json on jsonb
SELECT json_array_length(config -> 'flags') FROM experiments

--: refused   concat of jsonb and a word
SELECT config -> 'metric' || ' test' FROM experiments

--: refused   grouping by json
SELECT config::json, count(*) FROM experiments GROUP BY config::json

--: refused   an arrow on a text column
SELECT name ->> 'metric' FROM experiments

--: refused   a JSON text that is no boolean
SELECT (config ->> 'metric')::boolean FROM experiments WHERE experiment_id = 1

--: refused   an arrow on a text that holds JSON
SELECT (config::text) ->> 'metric' FROM experiments

--: accepted   a rerun joined by its number in JSON
SELECT e.experiment_id, o.experiment_id AS first, o.name FROM experiments e JOIN experiments o ON o.experiment_id = (e.config ->> 'rerun_of')::int ORDER BY e.experiment_id
