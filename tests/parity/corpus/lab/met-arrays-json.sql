--: accepted   arrays of models by user with order, slices and ends
SELECT user_id,
       array_agg(model ORDER BY started_at, run_id) AS models,
       (array_agg(model ORDER BY started_at, run_id))[1] AS first_model,
       (array_agg(model ORDER BY started_at DESC, run_id DESC))[1] AS last_model,
       (array_agg(run_id ORDER BY run_id))[2:3] AS second_third,
       (array_agg(run_id ORDER BY run_id))[:2] AS up_to_two,
       (array_agg(run_id ORDER BY run_id))[10:] AS beyond,
       (array_agg(run_id ORDER BY run_id))[0] AS zeroth,
       (array_agg(run_id ORDER BY run_id))[-1] AS minus_one,
       cardinality(array_agg(DISTINCT model)) AS kinds
FROM training_runs
GROUP BY user_id
ORDER BY user_id

--: accepted   empty, NULL and missing tags counted in every way
SELECT status,
       count(*) AS n, count(tags) AS tagged,
       count(*) FILTER (WHERE cardinality(tags) = 0) AS empty,
       count(*) FILTER (WHERE array_length(tags, 1) IS NULL) AS no_length,
       count(*) FILTER (WHERE array_length(tags, 1) > 0) AS with_length,
       count(*) FILTER (WHERE tags = '{}') AS equal_empty,
       sum(cardinality(tags)) AS total, avg(array_length(tags, 1)) AS average,
       sum(COALESCE(array_length(tags, 1), 0)) AS total_again,
       max(array_upper(tags, 1)) AS upper, min(array_lower(tags, 1)) AS lower
FROM training_runs
GROUP BY status
ORDER BY status

--: accepted   unnest with ordinality of tags, left join keeping the untagged
SELECT r.run_id, u.nr, u.tag,
       count(u.tag) OVER (PARTITION BY r.run_id) AS tags_of_run,
       u.tag = r.tags[u.nr] AS same, r.tags[u.nr + 1] AS next_tag,
       array_position(r.tags, u.tag) AS first_place,
       count(*) OVER (PARTITION BY u.tag) AS runs_with_tag
FROM training_runs r
LEFT JOIN LATERAL unnest(r.tags) WITH ORDINALITY AS u(tag, nr) ON true
WHERE r.run_id BETWEEN 1 AND 60
ORDER BY r.run_id, u.nr NULLS FIRST

--: accepted   several arrays unnested together and of different length
SELECT u.nr, u.a, u.b, u.c, COALESCE(u.a * 10, -1) AS ten,
       u.b || COALESCE('-' || u.c, '') AS glued, count(u.a) OVER (ORDER BY u.nr) AS seen_a
FROM unnest(ARRAY[1, 2, 3, NULL], ARRAY['x', 'y'], ARRAY[DATE '2024-02-28', DATE '2024-02-29', NULL])
     WITH ORDINALITY AS u(a, b, c, nr)
ORDER BY u.nr

--: accepted   two unnests in one select list go in step
SELECT run_id, unnest(tags) AS tag, unnest(ARRAY['p', 'q', 'r']) AS letter, generate_series(1, 2) AS n
FROM training_runs
WHERE run_id IN (1, 4, 5, 6, 12)
ORDER BY run_id, letter, tag, n

--: accepted   ANY and ALL over arrays with NULL elements
SELECT t.no,
       t.x = ANY (t.arr) AS eq_any, t.x <> ALL (t.arr) AS ne_all,
       t.x < ANY (t.arr) AS lt_any, t.x >= ALL (t.arr) AS ge_all,
       NOT (t.x = ANY (t.arr)) AS not_any, (t.x = ANY (t.arr)) IS NULL AS unknown,
       COALESCE(t.x > ALL (t.arr), false) AS gt_all,
       CASE WHEN t.x = ANY (t.arr) THEN 'in' WHEN t.x <> ALL (t.arr) THEN 'out' ELSE 'unclear' END AS verdict
FROM (VALUES (1, 2, ARRAY[1, 2, 3]), (2, 5, ARRAY[1, 2, NULL]), (3, 2, ARRAY[2, NULL]), (4, 2, ARRAY[]::int[]),
             (5, NULL, ARRAY[1]), (6, NULL, '{}'), (7, 1, NULL)) AS t(no, x, arr)
ORDER BY t.no

--: accepted   arrays changed by functions
SELECT run_id, tags,
       array_append(tags, status) AS appended, array_prepend(model, tags) AS prepended,
       array_remove(tags, tags[1]) AS without_first, array_replace(tags, 'baseline', 'base') AS renamed,
       array_cat(tags, ARRAY[model, NULL]) AS joined,
       tags || 'x'::text AS plus_text, tags || NULL::text AS plus_null, tags || NULL::text[] AS plus_null_array,
       array_positions(tags || tags, tags[1]) AS places
FROM training_runs
WHERE run_id <= 25
ORDER BY run_id

--: accepted   sorted and distinct elements put back together
SELECT model,
       array_agg(DISTINCT tag ORDER BY tag) AS tags,
       array_agg(DISTINCT tag ORDER BY tag DESC) FILTER (WHERE tag LIKE '%e%') AS with_e,
       array_to_string(array_agg(DISTINCT tag ORDER BY tag), '+') AS line,
       count(DISTINCT tag) = cardinality(array_agg(DISTINCT tag)) AS same_count,
       array_agg(DISTINCT length(tag) ORDER BY length(tag)) AS lengths,
       (ARRAY(SELECT DISTINCT unnest(r2.tags) FROM training_runs r2 WHERE r2.model = r.model ORDER BY 1 LIMIT 2)) AS two
FROM training_runs r
LEFT JOIN LATERAL unnest(tags) AS u(tag) ON true
GROUP BY model
ORDER BY model

--: accepted   NULL elements kept by array_agg and dropped by filters
SELECT user_id,
       array_agg(seed ORDER BY run_id) AS seeds,
       array_agg(seed ORDER BY seed NULLS FIRST, run_id) AS nulls_first,
       array_agg(seed ORDER BY seed DESC) FILTER (WHERE seed IS NOT NULL) AS known,
       array_remove(array_agg(seed ORDER BY run_id), NULL) AS removed,
       cardinality(array_agg(seed)) AS n, count(seed) AS known_n,
       array_position(array_agg(seed ORDER BY run_id), NULL) AS first_null,
       COALESCE(array_agg(seed ORDER BY run_id) FILTER (WHERE seed > 1000), '{}') AS big,
       0 = ANY (array_agg(seed)) AS has_zero
FROM training_runs
GROUP BY user_id
ORDER BY user_id

--: accepted   two-dimensional arrays, their parts and dimensions
SELECT t.no, t.m,
       t.m[1][2] AS one_two, t.m[2][1] AS two_one, t.m[1] AS whole_row, t.m[1:1] AS first_slice, t.m[:][1:1] AS first_column,
       array_length(t.m, 1) AS rows_n, array_length(t.m, 2) AS cols_n, cardinality(t.m) AS n, array_ndims(t.m) AS dims,
       (SELECT sum(x) FROM unnest(t.m) AS u(x)) AS total,
       array_to_string(t.m, ',') AS flat
FROM (VALUES (1, ARRAY[[1, 2], [3, 4]]), (2, ARRAY[[5, 6, 7]]), (3, '{{1},{2},{3}}'::int[])) AS t(no, m)
ORDER BY t.no

--: accepted   filling, trimming, sorting and reversing arrays
SELECT n,
       array_fill(n, ARRAY[n]) AS filled, trim_array(ARRAY[1, 2, 3, 4], n) AS trimmed,
       array_reverse(ARRAY[n, 2, 3]) AS turned, array_sort(ARRAY[3, n, NULL, 1]) AS sorted,
       array_sort(ARRAY['b', 'a', n::text], true) AS sorted_down,
       (ARRAY[10, 20, 30, 40])[n] AS nth, (ARRAY[10, 20, 30, 40])[n:n + 1] AS pair,
       (ARRAY(SELECT k * k FROM generate_series(1, n) AS k ORDER BY k DESC))[1] AS last_square
FROM generate_series(0, 4) AS n
ORDER BY n

--: accepted   config keys read by type with guards
SELECT experiment_id,
       config ->> 'metric' AS metric, config -> 'metric' AS metric_json,
       config ? 'metric' AS has_metric, config -> 'metric' = 'null' AS is_json_null, config -> 'metric' IS NULL AS is_missing,
       jsonb_typeof(config -> 'metric') AS metric_type, jsonb_typeof(config -> 'min_days') AS days_type,
       CASE WHEN config ->> 'min_days' ~ '^\d+$' THEN (config ->> 'min_days')::int END AS min_days,
       COALESCE(config ->> 'metric', 'unset') AS metric_or_unset,
       config = '{}' AS nothing
FROM experiments
ORDER BY experiment_id

--: accepted   every key of every config with its type
SELECT k.key, jsonb_typeof(k.value) AS kind, count(*) AS n,
       min(e.experiment_id) AS first_one,
       array_agg(e.experiment_id ORDER BY e.experiment_id) AS experiments,
       count(*) FILTER (WHERE e.config ->> k.key IS NULL) AS read_as_null,
       count(*) FILTER (WHERE e.config ->> k.key = '') AS read_as_empty,
       bool_and(e.config @> jsonb_build_object(k.key, k.value)) AS contained
FROM experiments e
CROSS JOIN LATERAL jsonb_each(e.config) AS k
GROUP BY k.key, jsonb_typeof(k.value)
ORDER BY k.key, kind

--: accepted   json documents of runs built, read and shown as text
SELECT r.run_id,
       jsonb_build_object('id', r.run_id, 'model', r.model, 'tags', r.tags, 'seed', r.seed, 'at', r.started_at,
                          'hours', round(extract(epoch FROM r.finished_at - r.started_at) / 3600, 2)) AS doc,
       jsonb_build_object('b', 1, 'aa', 2.50, 'a', NULL, 'b', true)::text AS keys_sorted,
       jsonb_build_object('tags', r.tags) -> 'tags' -> 0 AS first_tag,
       jsonb_build_object('tags', r.tags) -> 'tags' ->> -1 AS last_tag,
       jsonb_build_object('at', r.started_at) ->> 'at' AS at_text,
       json_build_object('at', r.started_at::date, 'x', r.seed)::text AS json_text
FROM training_runs r
WHERE r.run_id <= 20
ORDER BY r.run_id

--: accepted   best metrics gathered in one object per run
SELECT run_id,
       jsonb_object_agg(metric, best) AS best,
       jsonb_object_agg(metric, best) ->> 'loss' AS loss_text,
       (jsonb_object_agg(metric, best) ->> 'val_auc')::float8 > 0.7 AS good,
       jsonb_agg(jsonb_build_array(metric, steps) ORDER BY metric) AS steps,
       jsonb_array_length(jsonb_agg(metric)) AS metrics_n,
       (SELECT count(*) FROM jsonb_object_keys(jsonb_object_agg(metric, best))) AS keys_n
FROM (
    SELECT run_id, metric, count(*) AS steps,
           CASE metric WHEN 'loss' THEN min(value) ELSE max(value) END AS best
    FROM run_metrics GROUP BY run_id, metric
) AS m
WHERE run_id <= 30
GROUP BY run_id
ORDER BY run_id

--: accepted   array of rows as json, opened again and counted
WITH docs AS (
    SELECT subject_id,
           jsonb_agg(jsonb_build_object('type', event_type, 'day', event_at::date, 'value', value) ORDER BY event_id) AS events
    FROM events WHERE subject_id <= 20 GROUP BY subject_id
)
SELECT d.subject_id, jsonb_array_length(d.events) AS n,
       count(*) FILTER (WHERE x.ev ->> 'type' = 'purchase') AS purchases,
       sum((x.ev ->> 'value')::numeric) AS amount,
       count(x.ev -> 'value') AS values_json, count(x.ev ->> 'value') AS values_text,
       min((x.ev ->> 'day')::date) AS first_day,
       (d.events -> 0 ->> 'day')::date = min((x.ev ->> 'day')::date) AS starts_first,
       d.events #>> '{-1,type}' AS last_type, d.events #> '{0,value}' AS first_value
FROM docs d
CROSS JOIN LATERAL jsonb_array_elements(d.events) AS x(ev)
GROUP BY d.subject_id, d.events
ORDER BY d.subject_id

--: accepted   containment and existence of keys
SELECT t.no,
       t.j @> '{"a": 1}' AS has_a1, t.j @> '{"b": [2]}' AS has_b2, t.j @> '{"c": {}}' AS has_c,
       t.j ? 'a' AS key_a, t.j ?| ARRAY['x', 'c'] AS any_key, t.j ?& ARRAY['a', 'b'] AS all_keys,
       '{"a": 1, "b": [1, 2, 3]}'::jsonb @> t.j AS contained,
       t.j = '{"b": [1, 2], "a": 1.0}' AS equal, t.j -> 'b' @> '2' AS b_has_two
FROM (VALUES (1, '{"a": 1, "b": [1, 2]}'::jsonb), (2, '{"a": "1", "b": 2}'), (3, '{"c": {"d": null}}'),
             (4, '{}'), (5, NULL), (6, '{"a": 1.0, "b": [2, 1, 2]}'), (7, '{"a": null}')) AS t(no, j)
ORDER BY t.no

--: accepted   json changed: keys removed, set, inserted and merged
SELECT experiment_id,
       config - 'targeting' - 'metric' AS fewer,
       config || jsonb_build_object('id', experiment_id, 'metric', 'new') AS merged,
       jsonb_set(config, '{metric}', to_jsonb(name)) AS set_metric,
       jsonb_set(config, '{owner}', COALESCE(to_jsonb(owner_id), 'null'), false) = config AS not_created,
       jsonb_strip_nulls(config) = config AS no_nulls,
       (config || '{"metric": null}') ->> 'metric' IS NULL AS nulled,
       config #- '{min_days}' = config - 'min_days' AS same_removal
FROM experiments
ORDER BY experiment_id

--: accepted   json numbers, texts and NULL compared and summed
SELECT k, count(*) AS n,
       sum(CASE WHEN jsonb_typeof(v) = 'number' THEN v::numeric END) AS total,
       max(CASE jsonb_typeof(v) WHEN 'number' THEN v #>> '{}' WHEN 'string' THEN '"' || (v #>> '{}') || '"' ELSE v::text END COLLATE "C") AS greatest,
       count(v #>> '{}') AS not_null, count(v) AS json_values,
       bool_or(v = '1') AS has_one, bool_or(v = '"1"') AS has_text_one
FROM (VALUES ('{"a": 1, "b": "1", "c": null}'::jsonb), ('{"a": 2.50, "b": "x", "c": [1, 2]}'), ('{"a": 1e2, "b": "", "c": true}'),
             ('{"a": -0.5, "c": {"z": 1, "y": 2}}')) AS d(doc)
CROSS JOIN LATERAL jsonb_each(d.doc) AS e(k, v)
GROUP BY k
ORDER BY k

--: accepted   json lists to rows of columns
SELECT r.name, r.share, r.flags[1] AS first_flag, r.since + 1 AS day_after, r.nr, r.share IS NULL AS no_share,
       sum(r.share) OVER (ORDER BY r.nr) AS running
FROM jsonb_to_recordset('[{"name": "A", "share": 0.5, "flags": ["x", "y"], "since": "2024-02-28", "nr": 1},
                          {"name": "B", "share": "0.25", "flags": [], "nr": 2},
                          {"name": null, "share": null, "extra": 1, "nr": 3}]'::jsonb)
     AS r(name text, share numeric, flags text[], since date, nr int)
ORDER BY r.nr

--: accepted   nested documents of experiments with their variants
SELECT e.experiment_id,
       jsonb_build_object('name', e.name, 'variants', COALESCE(v.list, '[]'), 'owner', to_jsonb(u.full_name)) AS doc,
       v.list -> 0 ->> 'name' AS first_variant, v.list #>> '{0,share}' AS first_share,
       jsonb_array_length(v.list) AS n,
       (SELECT sum((x ->> 'share')::numeric) FROM jsonb_array_elements(v.list) AS x) AS shares
FROM experiments e
LEFT JOIN users u ON u.user_id = e.owner_id
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('name', name, 'share', traffic_share, 'control', is_control)
                     ORDER BY is_control DESC, name) AS list
    FROM variants WHERE experiment_id = e.experiment_id
) AS v ON true
ORDER BY e.experiment_id

--: accepted   whole rows as json and their keys
SELECT v.experiment_id, v.name,
       to_jsonb(v) AS doc, to_jsonb(v) ->> 'traffic_share' AS share_text,
       (to_jsonb(v) - 'name') AS without_name, to_jsonb(v.is_control) AS control_json,
       to_jsonb(v.name) AS name_json, row_to_json(v)::text AS row_text,
       (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(to_jsonb(v)) AS k) AS keys
FROM variants v
ORDER BY v.experiment_id, v.name

--: accepted   baskets as arrays compared between neighbours
WITH path AS (
    SELECT subject_id, event_at::date AS day, array_agg(event_type ORDER BY event_at, event_id) AS steps
    FROM events WHERE subject_id <= 15 GROUP BY subject_id, event_at::date
)
SELECT subject_id, day, steps, cardinality(steps) AS n,
       steps = lag(steps) OVER w AS same_as_before,
       steps @> ARRAY['view', 'purchase'] AS viewed_and_bought,
       array_position(steps, 'purchase') - array_position(steps, 'view') AS distance,
       steps[cardinality(steps)] AS last_step, lag(steps[1]) OVER w AS first_before,
       dense_rank() OVER (PARTITION BY subject_id ORDER BY steps) AS path_rank
FROM path
WINDOW w AS (PARTITION BY subject_id ORDER BY day)
ORDER BY subject_id, day

--: accepted   most usual paths as group keys
SELECT path, array_to_string(path, '>') AS shown, count(*) AS days, min(subject_id) AS first_subject,
       cardinality(path) AS steps, 'refund' = ANY (path) AS refunded,
       rank() OVER (ORDER BY count(*) DESC) AS place
FROM (
    SELECT subject_id, event_at::date AS day, array_agg(event_type ORDER BY event_at, event_id) AS path
    FROM events GROUP BY subject_id, event_at::date
) AS p
GROUP BY path
HAVING count(*) > 3
ORDER BY days DESC, array_to_string(path, '>') COLLATE "C"

--: accepted   subjects in the same set of experiments
SELECT a.experiments, count(*) AS subjects, min(a.subject_id) AS first_one,
       a.experiments && ARRAY[1, 5] AS green_button, a.experiments <@ ARRAY[1, 2, 3, 4] AS early_only,
       (SELECT string_agg(e.name, ' + ' ORDER BY x.nr)
        FROM unnest(a.experiments) WITH ORDINALITY AS x(id, nr) JOIN experiments e ON e.experiment_id = x.id) AS names
FROM (
    SELECT s.subject_id, COALESCE(array_agg(g.experiment_id ORDER BY g.experiment_id) FILTER (WHERE g.experiment_id IS NOT NULL), '{}') AS experiments
    FROM subjects s LEFT JOIN assignments g USING (subject_id)
    GROUP BY s.subject_id
) AS a
GROUP BY a.experiments
ORDER BY subjects DESC, a.experiments

--: accepted   positions of the greatest element and argmax by arrays
SELECT run_id,
       array_agg(step ORDER BY step) AS steps,
       (array_agg(step ORDER BY value DESC NULLS LAST, step))[1] AS best_step,
       (array_agg(value ORDER BY step))[cardinality(array_agg(value))] AS last_value,
       array_position(array_agg(value ORDER BY step), max(value)) AS place_of_best,
       array_positions(array_agg(value ORDER BY step), max(value)) AS all_places,
       (array_agg(value ORDER BY step))[1:3] AS first_three,
       array_position(array_agg(value ORDER BY step), NULL) AS first_gap
FROM run_metrics
WHERE metric = 'val_accuracy'
GROUP BY run_id
ORDER BY run_id

--: accepted   array built by a subquery, empty for those without rows
SELECT u.user_id,
       ARRAY(SELECT r.run_id FROM training_runs r WHERE r.user_id = u.user_id AND r.status = 'failed' ORDER BY r.run_id) AS failed,
       cardinality(ARRAY(SELECT r.run_id FROM training_runs r WHERE r.user_id = u.user_id)) AS runs,
       (SELECT array_agg(r.run_id ORDER BY r.run_id) FROM training_runs r WHERE r.user_id = u.user_id AND r.status = 'running') AS running,
       ARRAY(SELECT m.user_id FROM users m WHERE m.manager_id = u.user_id ORDER BY m.full_name COLLATE "C" DESC, m.user_id)
         || u.user_id AS reports_and_self,
       array_length(ARRAY(SELECT 1 WHERE false), 1) IS NULL AS no_length
FROM users u
ORDER BY u.user_id

--: accepted   json path queries over built documents
SELECT d.subject_id,
       jsonb_path_exists(d.doc, '$[*] ? (@.v > 100)') AS over_100,
       jsonb_array_length(jsonb_path_query_array(d.doc, '$[*] ? (@.t == "purchase")')) AS purchases,
       jsonb_path_query_first(d.doc, '$[*].v ? (@ > 20)') AS first_over_20,
       jsonb_path_query_array(d.doc, '$[0 to 1].t') AS first_types,
       jsonb_path_query_first(d.doc, '$.size()') AS size
FROM (
    SELECT subject_id, jsonb_agg(jsonb_build_object('t', event_type, 'v', value) ORDER BY event_id) AS doc
    FROM events WHERE subject_id <= 15 GROUP BY subject_id
) AS d
ORDER BY d.subject_id

--: accepted   json text of numbers, dates, NULL and special letters
SELECT t.no, to_jsonb(t.txt) AS txt_json, to_jsonb(t.num) AS num_json, to_jsonb(t.num::float8) AS float_json,
       jsonb_build_array(t.txt, t.num, t.d, t.num > 1, NULL) AS list,
       jsonb_build_array(t.txt, t.num, t.d)::text AS list_text, length(jsonb_build_array(t.txt, t.num)::text) AS len,
       jsonb_build_array(t.txt) ->> 0 = t.txt AS same_text,
       jsonb_agg(t.num) OVER (ORDER BY t.no) AS so_far
FROM (VALUES (1, 'a "quoted" word', 1.50, DATE '2024-02-29'), (2, E'tab\tand\\slash', 100, DATE '2023-12-31'),
             (3, 'ünï/code', 0.0, NULL), (4, NULL, NULL, NULL), (5, '', -1e3, DATE '1999-01-01')) AS t(no, txt, num, d)
ORDER BY t.no

--: accepted   key and value texts turned to columns and back
SELECT e.experiment_id, kv.key, kv.value,
       kv.value IS NULL AS is_null, length(kv.value) AS len,
       left(kv.value, 1) IN ('[', '{') AS nested,
       row_number() OVER (PARTITION BY e.experiment_id ORDER BY kv.key COLLATE "C") AS nr,
       CASE WHEN kv.key IS NOT NULL THEN jsonb_build_object(kv.key, kv.value) END AS again,
       (e.config - kv.key) ? kv.key AS still_there
FROM experiments e
LEFT JOIN LATERAL jsonb_each_text(e.config) AS kv ON kv.value IS NULL OR length(kv.value) < 40
ORDER BY e.experiment_id, kv.key COLLATE "C" NULLS FIRST

--: accepted   histogram packed in a json object and read by bucket
WITH h AS (
    SELECT deployment_id, width_bucket(score, 0, 1, 5) AS bucket, count(*) AS n
    FROM predictions GROUP BY 1, 2
), packed AS (
    SELECT deployment_id, jsonb_object_agg('b' || bucket, n) AS counts, sum(n) AS total FROM h GROUP BY deployment_id
)
SELECT p.deployment_id, p.counts, p.total, b.k,
       COALESCE((p.counts ->> ('b' || b.k))::int, 0) AS n,
       round(COALESCE((p.counts ->> ('b' || b.k))::numeric, 0) / p.total, 3) AS share,
       p.counts ? ('b' || b.k) AS seen
FROM packed p
CROSS JOIN generate_series(1, 6) AS b(k)
ORDER BY p.deployment_id, b.k

--: accepted   element-wise products and dot product of arrays
WITH vec AS (
    SELECT subject_id,
           array_agg(avg_value ORDER BY feature) AS v
    FROM (SELECT subject_id, feature, round(avg(value)::numeric, 3) AS avg_value
          FROM feature_values GROUP BY subject_id, feature) AS f
    GROUP BY subject_id HAVING count(*) = 4
)
SELECT a.subject_id AS one, b.subject_id AS other,
       (SELECT round(sum(x * y), 2) FROM unnest(a.v, b.v) AS u(x, y)) AS dot,
       (SELECT array_agg(x - y ORDER BY nr) FROM unnest(a.v, b.v) WITH ORDINALITY AS u(x, y, nr)) AS diff,
       (SELECT max(abs(x - y)) FROM unnest(a.v, b.v) AS u(x, y)) AS furthest
FROM vec a
JOIN vec b ON a.subject_id < b.subject_id
WHERE b.subject_id <= 25
ORDER BY one, other

--: accepted   arrays of dates and timestamps compared with columns
SELECT x.experiment_id, x.started_on,
       x.started_on = ANY (ARRAY['2024-02-29', '2024-05-01']::date[]) AS listed,
       x.ended_on = ANY (ARRAY[TIMESTAMP '2024-02-29', '2024-05-01 00:00']) AS listed_moment,
       (SELECT array_agg(d::date ORDER BY d DESC)
        FROM unnest(ARRAY[x.started_on, x.ended_on, DATE '2024-06-01']) AS u(d) WHERE d IS NOT NULL) AS days,
       (SELECT max(d) - min(d) FROM unnest(ARRAY[x.started_on, x.ended_on]) AS u(d)) AS span,
       ARRAY[x.started_on, x.ended_on]::text AS shown,
       array_to_string(ARRAY[x.started_on, x.ended_on], ' to ', 'open') AS period
FROM experiments x
ORDER BY x.experiment_id

--: accepted   tags by model as a matrix of json and arrays
SELECT t.tag,
       jsonb_object_agg(t.model, t.n ORDER BY t.model) AS by_model,
       array_agg(t.n ORDER BY t.model) AS counts,
       COALESCE((jsonb_object_agg(t.model, t.n) ->> 'churn')::int, 0)
         + COALESCE((jsonb_object_agg(t.model, t.n) ->> 'fraud')::int, 0) AS churn_and_fraud,
       sum(t.n) AS total,
       (SELECT key FROM jsonb_each_text(jsonb_object_agg(t.model, t.n)) ORDER BY value::int DESC, key LIMIT 1) AS most
FROM (
    SELECT unnest(tags) AS tag, model, count(*) AS n FROM training_runs GROUP BY 1, 2
) AS t
GROUP BY t.tag
ORDER BY total DESC, t.tag COLLATE "C"

--: accepted   cumulative arrays by window and their lengths
SELECT subject_id, event_id, event_type,
       array_agg(event_type) OVER w AS path,
       cardinality(array_agg(value) FILTER (WHERE value > 0) OVER w) AS paid_n,
       (array_agg(event_id) OVER w)[1] AS first_id,
       string_agg(left(event_type, 1), '') OVER w AS short_path,
       jsonb_agg(value) FILTER (WHERE event_type = 'purchase') OVER w AS amounts,
       array_agg(event_type) OVER (PARTITION BY subject_id ORDER BY event_at, event_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS around
FROM events
WHERE subject_id IN (17, 64)
WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id)
ORDER BY subject_id, event_at, event_id

--: accepted   json booleans and missing keys in conditions
SELECT d.no,
       (d.doc ->> 'on')::boolean AS on_flag, d.doc -> 'on' = 'true' AS json_true,
       CASE WHEN (d.doc ->> 'on')::boolean THEN 'on' WHEN NOT (d.doc ->> 'on')::boolean THEN 'off' ELSE 'unset' END AS state,
       d.doc -> 'list' -> 5 IS NULL AS beyond, d.doc #> '{list,1}' AS second, d.doc #>> '{deep,a,b}' AS deep,
       d.doc -> 'list' ->> 0 AS first_text, d.doc ->> 'list' AS list_text,
       COALESCE(jsonb_array_length(d.doc -> 'list'), -1) AS n,
       COALESCE((d.doc ->> 'n')::numeric, 0) + 1 AS n_plus
FROM (VALUES (1, '{"on": true, "list": [1, "two", null], "n": 1.50}'::jsonb), (2, '{"on": "off", "list": []}'),
             (3, '{"on": null, "deep": {"a": {"b": [1, {"c": 2}]}}}'), (4, '{"on": "1", "n": "7"}'), (5, '{}')) AS d(no, doc)
ORDER BY d.no
