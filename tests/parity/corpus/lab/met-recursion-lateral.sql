--: accepted   tree of managers with path, level and breadth order
WITH RECURSIVE tree AS (
    SELECT user_id, full_name, manager_id, 0 AS level, ARRAY[user_id] AS path, full_name AS line
    FROM users WHERE manager_id IS NULL
    UNION ALL
    SELECT u.user_id, u.full_name, u.manager_id, t.level + 1, t.path || u.user_id, t.line || ' > ' || u.full_name
    FROM users u JOIN tree t ON u.manager_id = t.user_id
)
SELECT user_id, repeat('  ', level) || full_name AS shown, level, path, line,
       path[1] AS top, path[cardinality(path) - 1] AS boss,
       count(*) OVER (PARTITION BY level) AS on_level,
       lead(level, 1, 0) OVER (ORDER BY path) <= level AS leaf
FROM tree
ORDER BY path

--: accepted   size of the team under each person through all pairs
WITH RECURSIVE under (boss, member, dist) AS (
    SELECT user_id, user_id, 0 FROM users
    UNION ALL
    SELECT u.boss, c.user_id, u.dist + 1 FROM under u JOIN users c ON c.manager_id = u.member
)
SELECT b.user_id, b.full_name,
       count(*) - 1 AS below, max(u.dist) AS depth,
       count(*) FILTER (WHERE u.dist = 1) AS direct,
       count(DISTINCT m.team) AS teams,
       min(m.joined_on) AS first_join,
       string_agg(m.user_id::text, ',' ORDER BY u.dist, m.user_id) FILTER (WHERE u.dist > 0) AS ids
FROM under u
JOIN users b ON b.user_id = u.boss
JOIN users m ON m.user_id = u.member
GROUP BY b.user_id, b.full_name
ORDER BY below DESC, b.user_id

--: accepted   fine-tuning chains with running totals down the branch
WITH RECURSIVE chain AS (
    SELECT run_id, run_id AS root, 1 AS len, run_id::text AS ids,
           COALESCE(finished_at - started_at, INTERVAL '0') AS spent, started_at AS root_start
    FROM training_runs WHERE parent_run_id IS NULL
    UNION ALL
    SELECT r.run_id, c.root, c.len + 1, c.ids || '>' || r.run_id,
           c.spent + COALESCE(r.finished_at - r.started_at, '0'), c.root_start
    FROM chain c JOIN training_runs r ON r.parent_run_id = c.run_id
)
SELECT c.root, c.len, c.ids, c.spent, r.started_at - c.root_start AS after_root,
       max(c.len) OVER (PARTITION BY c.root) AS longest,
       c.len = max(c.len) OVER (PARTITION BY c.root) AS is_longest
FROM chain c JOIN training_runs r USING (run_id)
WHERE c.len >= 3 OR c.root IN (1, 97)
ORDER BY c.root, c.len, c.run_id

--: accepted   search depth first and breadth first of the same tree
WITH RECURSIVE t AS (
    SELECT run_id, parent_run_id FROM training_runs WHERE run_id IN (1, 97)
    UNION ALL
    SELECT r.run_id, r.parent_run_id FROM training_runs r JOIN t ON r.parent_run_id = t.run_id
) SEARCH DEPTH FIRST BY run_id SET seq
SELECT run_id, parent_run_id, row_number() OVER (ORDER BY seq) AS nr
FROM t
ORDER BY seq

--: accepted   walk over subjects sharing an experiment and a day, each once
WITH RECURSIVE edges AS (
    SELECT DISTINCT a.subject_id AS x, b.subject_id AS y
    FROM assignments a
    JOIN assignments b ON b.experiment_id = a.experiment_id AND b.variant = a.variant
                      AND b.assigned_at::date = a.assigned_at::date AND b.subject_id <> a.subject_id
), reach (subject_id) AS (
    SELECT 1
    UNION
    SELECT e.y FROM reach r JOIN edges e ON e.x = r.subject_id
)
SELECT count(*) AS reached, min(subject_id) AS smallest, max(subject_id) AS largest, sum(subject_id) AS total,
       (SELECT count(DISTINCT x) FROM edges) AS with_edges,
       (SELECT count(*) FROM subjects s WHERE NOT EXISTS (SELECT FROM reach r WHERE r.subject_id = s.subject_id)) AS not_reached
FROM reach

--: accepted   fibonacci, factorials and powers in one series
WITH RECURSIVE f (n, a, b, fact, half, txt) AS (
    SELECT 1, 0::bigint, 1::bigint, 1::numeric, 1.0::float8, '1'
    UNION ALL
    SELECT n + 1, b, a + b, fact * (n + 1), half / 2, txt || CASE WHEN (n + 1) % 3 = 0 THEN '-' ELSE (n % 10)::text END
    FROM f WHERE n < 30
)
SELECT n, a, fact, half, txt, a % 7 AS m, fact / power(2::numeric, n) AS ratio, length(fact::text) AS digits,
       round((b::numeric / NULLIF(a, 0)), 10) AS golden
FROM f
ORDER BY n

--: accepted   graph with a cycle stopped by the path
WITH RECURSIVE edges (a, b, w) AS (
    VALUES ('A', 'B', 4), ('B', 'C', 3), ('C', 'A', 1), ('C', 'D', 7), ('A', 'D', 20), ('D', 'E', 1), ('F', 'A', 2)
), walk AS (
    SELECT a AS origin, b AS goal, w AS cost, ARRAY[a, b] AS path, 1 AS hops FROM edges
    UNION ALL
    SELECT k.origin, e.b, k.cost + e.w, k.path || e.b, k.hops + 1
    FROM walk k JOIN edges e ON e.a = k.goal
    WHERE e.b <> ALL (k.path)
)
SELECT DISTINCT ON (origin, goal) origin, goal, cost, array_to_string(path, '') AS way, hops,
       count(*) OVER (PARTITION BY origin, goal) AS ways
FROM walk
ORDER BY origin, goal, cost, hops, array_to_string(path, '')

--: accepted   cycle clause on a small graph
WITH RECURSIVE edges (a, b) AS (
    VALUES (1, 2), (2, 3), (3, 1), (3, 4), (4, 5)
), walk (node, steps) AS (
    SELECT 1, 0
    UNION ALL
    SELECT e.b, w.steps + 1 FROM walk w JOIN edges e ON e.a = w.node
) CYCLE node SET looped USING path
SELECT node, steps, looped
FROM walk
ORDER BY steps, node

--: accepted   walking state: balance that may not fall under zero
WITH RECURSIVE moves AS (
    SELECT row_number() OVER (ORDER BY event_at, event_id) AS nr, event_id,
           CASE event_type WHEN 'purchase' THEN COALESCE(value, 0) ELSE -3 * COALESCE(value, 10) END AS delta
    FROM events WHERE event_type IN ('purchase', 'refund') AND subject_id <= 40
), run (nr, event_id, delta, balance, resets) AS (
    SELECT nr, event_id, delta, GREATEST(delta, 0), 0 FROM moves WHERE nr = 1
    UNION ALL
    SELECT m.nr, m.event_id, m.delta, GREATEST(r.balance + m.delta, 0),
           r.resets + CASE WHEN r.balance + m.delta < 0 THEN 1 ELSE 0 END
    FROM run r JOIN moves m ON m.nr = r.nr + 1
)
SELECT nr, event_id, delta, balance, resets, sum(delta) OVER (ORDER BY nr) AS plain_sum
FROM run
ORDER BY nr

--: accepted   exponential moving average carried by recursion
WITH RECURSIVE pts AS (
    SELECT run_id, step, value, row_number() OVER (PARTITION BY run_id ORDER BY step) AS k
    FROM run_metrics WHERE metric = 'loss' AND value IS NOT NULL AND run_id <= 12
), ema AS (
    SELECT run_id, k, step, value, value AS smooth FROM pts WHERE k = 1
    UNION ALL
    SELECT p.run_id, p.k, p.step, p.value, 0.3 * p.value + 0.7 * e.smooth
    FROM ema e JOIN pts p ON p.run_id = e.run_id AND p.k = e.k + 1
)
SELECT run_id, step, round(value::numeric, 4) AS value, round(smooth::numeric, 5) AS smooth,
       value < smooth AS below, round((value - lag(smooth) OVER (PARTITION BY run_id ORDER BY k))::numeric, 5) AS surprise
FROM ema
ORDER BY run_id, step

--: accepted   sessions by recursion, at most two hours from their first event
WITH RECURSIVE ev AS (
    SELECT subject_id, event_id, event_at, row_number() OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS k
    FROM events WHERE subject_id BETWEEN 1 AND 10
), s AS (
    SELECT subject_id, k, event_at, event_at AS opened, 1 AS session FROM ev WHERE k = 1
    UNION ALL
    SELECT e.subject_id, e.k, e.event_at,
           CASE WHEN e.event_at - s.opened > INTERVAL '2 hours' THEN e.event_at ELSE s.opened END,
           s.session + (e.event_at - s.opened > INTERVAL '2 hours')::int
    FROM s JOIN ev e ON e.subject_id = s.subject_id AND e.k = s.k + 1
)
SELECT subject_id, session, opened, count(*) AS events, max(event_at) - opened AS length
FROM s
GROUP BY subject_id, session, opened
ORDER BY subject_id, session

--: accepted   calendar by recursion with quarters and business days
WITH RECURSIVE cal (day, workday) AS (
    SELECT DATE '2024-02-26', 1
    UNION ALL
    SELECT day + 1, workday + CASE WHEN extract(isodow FROM day + 1) < 6 THEN 1 ELSE 0 END
    FROM cal WHERE day < DATE '2024-04-03'
)
SELECT day, workday, to_char(day, 'Dy') AS name,
       row_number() OVER (PARTITION BY date_trunc('month', day) ORDER BY day) AS in_month,
       day = max(day) OVER (PARTITION BY extract(year FROM day), extract(quarter FROM day)) AS last_shown_of_quarter,
       (SELECT count(*) FROM events e WHERE e.event_at::date = cal.day) AS events
FROM cal
ORDER BY day

--: accepted   splitting text letter by letter with a state of depth
WITH RECURSIVE src (no, txt) AS (
    VALUES (1, '(a(b)c)'), (2, '((x)'), (3, ')('), (4, '')
), scan AS (
    SELECT no, txt, 0 AS pos, 0 AS depth, 0 AS deepest, ''::text AS outside FROM src
    UNION ALL
    SELECT no, txt, pos + 1,
           depth + CASE substr(txt, pos + 1, 1) WHEN '(' THEN 1 WHEN ')' THEN -1 ELSE 0 END,
           GREATEST(deepest, depth + CASE substr(txt, pos + 1, 1) WHEN '(' THEN 1 ELSE 0 END),
           outside || CASE WHEN depth = 0 THEN substr(txt, pos + 1, 1) ELSE '' END
    FROM scan WHERE pos < length(txt)
)
SELECT no, txt, max(deepest) AS deepest, min(depth) AS lowest,
       (array_agg(depth ORDER BY pos DESC))[1] = 0 AND min(depth) = 0 AS balanced,
       (array_agg(outside ORDER BY pos DESC))[1] AS outside,
       string_agg(depth::text, '' ORDER BY pos) AS depths
FROM scan
GROUP BY no, txt
ORDER BY no

--: accepted   numbers to Roman by a greedy recursion
WITH RECURSIVE signs (v, s) AS (
    VALUES (1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'),
           (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')
), conv AS (
    SELECT n, n AS rest, '' AS roman FROM (VALUES (4), (14), (1999), (2024), (49)) AS t(n)
    UNION ALL
    SELECT c.n, c.rest - x.v, c.roman || x.s
    FROM conv c
    CROSS JOIN LATERAL (SELECT v, s FROM signs WHERE v <= c.rest ORDER BY v DESC LIMIT 1) AS x
    WHERE c.rest > 0
)
SELECT n, roman, length(roman) AS len, btrim(to_char(n, 'RN')) AS by_to_char, roman = btrim(to_char(n, 'RN')) AS same
FROM conv
WHERE rest = 0
ORDER BY n

--: accepted   collatz paths from the ids of users
WITH RECURSIVE c AS (
    SELECT user_id, user_id::bigint AS v, 0 AS steps FROM users
    UNION ALL
    SELECT user_id, CASE WHEN v % 2 = 0 THEN v / 2 ELSE 3 * v + 1 END, steps + 1 FROM c WHERE v <> 1
)
SELECT user_id, max(steps) AS steps, max(v) AS peak,
       (array_agg(v ORDER BY steps))[2:4] AS second_to_fourth,
       count(*) FILTER (WHERE v % 2 = 1) AS odd,
       rank() OVER (ORDER BY max(steps) DESC) AS place
FROM c
GROUP BY user_id
ORDER BY place, user_id

--: accepted   one expensive CTE used three times
WITH daily AS MATERIALIZED (
    SELECT event_at::date AS day, count(*) AS n, count(DISTINCT subject_id) AS people, COALESCE(sum(value), 0) AS amount
    FROM events GROUP BY event_at::date
), best AS (
    SELECT day, n FROM daily ORDER BY n DESC, day LIMIT 5
)
SELECT b.day, b.n, d.people, d.amount,
       b.n - (SELECT round(avg(n), 2) FROM daily) AS over_average,
       (SELECT count(*) FROM daily o WHERE o.day BETWEEN b.day - 7 AND b.day - 1) AS active_days_before,
       (SELECT max(o.day) FROM daily o WHERE o.day < b.day AND o.n >= b.n) AS last_as_busy,
       round(1.0 * b.n / NULLIF(p.n, 0), 3) AS ratio_to_previous
FROM best b
JOIN daily d ON d.day = b.day
LEFT JOIN daily p ON p.day = b.day - 1
ORDER BY b.n DESC, b.day

--: accepted   CTE of window ranks joined with itself shifted
WITH ranked AS NOT MATERIALIZED (
    SELECT model, run_id, started_at, status,
           row_number() OVER (PARTITION BY model ORDER BY started_at, run_id) AS k
    FROM training_runs
)
SELECT a.model, a.status || ' then ' || b.status AS step,
       count(*) AS n, min(b.started_at - a.started_at) AS shortest, max(b.started_at - a.started_at) AS longest,
       count(*) FILTER (WHERE c.status = 'succeeded') AS then_succeeded,
       round(100.0 * count(c.run_id) / count(*), 1) AS pct_followed
FROM ranked a
JOIN ranked b ON b.model = a.model AND b.k = a.k + 1
LEFT JOIN ranked c ON c.model = b.model AND c.k = b.k + 1
GROUP BY a.model, a.status, b.status
ORDER BY a.model, step

--: accepted   CTE names shadowing a table and an outer CTE
WITH events AS (
    SELECT subject_id, event_type, value FROM events WHERE event_type = 'purchase'
), totals AS (
    WITH events AS (
        SELECT subject_id, value FROM events WHERE value > 0
    )
    SELECT subject_id, count(*) AS paid, sum(value) AS amount FROM events GROUP BY subject_id
)
SELECT e.subject_id, count(*) AS purchases, t.paid, t.amount, count(*) - COALESCE(t.paid, 0) AS unpaid
FROM events e
LEFT JOIN totals t USING (subject_id)
GROUP BY e.subject_id, t.paid, t.amount
HAVING count(*) <> COALESCE(t.paid, 0)
ORDER BY e.subject_id

--: accepted   lateral top three with a lateral summary on them
SELECT s.subject_id, t.nr, t.event_id, t.value, z.n, z.total, round(t.value / NULLIF(z.total, 0), 4) AS share
FROM subjects s
CROSS JOIN LATERAL (
    SELECT event_id, value, row_number() OVER (ORDER BY value DESC NULLS LAST, event_id) AS nr
    FROM events e WHERE e.subject_id = s.subject_id AND e.event_type = 'purchase'
    ORDER BY value DESC NULLS LAST, event_id LIMIT 3
) AS t
LEFT JOIN LATERAL (
    SELECT count(*) AS n, sum(value) AS total FROM events e
    WHERE e.subject_id = s.subject_id AND e.event_type = 'purchase' AND e.event_id <> t.event_id
) AS z ON t.nr <= 2
WHERE s.subject_id <= 30
ORDER BY s.subject_id, t.nr

--: accepted   nested laterals: month grid, last known value, running count
SELECT s.subject_id, m.month_start::date AS month, f.value AS last_value, f.age_days, c.n
FROM (SELECT subject_id FROM subjects WHERE subject_id IN (1, 2, 4, 6, 8, 10, 13, 16)) AS s
CROSS JOIN LATERAL (
    SELECT g AS month_start FROM generate_series(TIMESTAMP '2024-01-01', '2024-06-01', '1 month') AS g
) AS m
LEFT JOIN LATERAL (
    SELECT fv.value, m.month_start::date - fv.event_at::date AS age_days
    FROM feature_values fv
    WHERE fv.subject_id = s.subject_id AND fv.feature = 'avg_basket' AND fv.arrived_at < m.month_start
    ORDER BY fv.event_at DESC, fv.arrived_at DESC, fv.feature_value_id DESC LIMIT 1
) AS f ON true
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM events e WHERE e.subject_id = s.subject_id AND e.event_at < m.month_start
      AND e.event_at >= m.month_start - make_interval(days => COALESCE(f.age_days, 0))
) AS c
ORDER BY s.subject_id, month

--: accepted   lateral chain of computed columns
SELECT r.run_id, a.secs, b.hours, b.minutes, c.label, d.bucket
FROM training_runs r
CROSS JOIN LATERAL (SELECT extract(epoch FROM r.finished_at - r.started_at)::int AS secs) AS a
CROSS JOIN LATERAL (SELECT a.secs / 3600 AS hours, a.secs % 3600 / 60 AS minutes) AS b
CROSS JOIN LATERAL (SELECT CASE WHEN b.hours > 0 THEN b.hours || 'h' ELSE '' END || lpad(b.minutes::text, 2, '0') || 'm' AS label) AS c
CROSS JOIN LATERAL (SELECT width_bucket(a.secs, ARRAY[0, 600, 3600, 7200, 21600]) AS bucket) AS d
WHERE r.run_id % 4 = 0
ORDER BY r.run_id

--: accepted   lateral over a series whose bounds come from the row
SELECT e.experiment_id, w.k, w.from_day, LEAST(w.from_day + 6, COALESCE(e.ended_on, '2025-03-31')) AS to_day,
       x.n, x.controls, sum(x.n) OVER (PARTITION BY e.experiment_id ORDER BY w.k) AS so_far
FROM experiments e
CROSS JOIN LATERAL (
    SELECT k, e.started_on + k * 7 AS from_day
    FROM generate_series(0, (COALESCE(e.ended_on, DATE '2025-03-31') - e.started_on) / 7) AS k
) AS w
CROSS JOIN LATERAL (
    SELECT count(*) AS n, count(*) FILTER (WHERE v.is_control) AS controls
    FROM assignments a JOIN variants v ON v.experiment_id = a.experiment_id AND v.name = a.variant
    WHERE a.experiment_id = e.experiment_id
      AND a.assigned_at >= w.from_day AND a.assigned_at < w.from_day + INTERVAL '1 week'
) AS x
WHERE e.experiment_id <= 6
ORDER BY e.experiment_id, w.k

--: accepted   values lists joined with each other and with data
WITH price (kind, low, high, label) AS (
    VALUES ('purchase', 0, 0, 'free'), ('purchase', 0.01, 19.99, 'small'), ('purchase', 20, 99.99, 'middle'),
           ('purchase', 100, 1e9, 'large'), ('refund', 0, 1e9, 'back'), ('visit', NULL, NULL, 'n/a')
), weight (label, w) AS (VALUES ('small', 1), ('middle', 2.5), ('large', NULL), ('free', 0))
SELECT p.kind, p.label, w.w, count(e.event_id) AS n, sum(e.value) AS total,
       sum(e.value * COALESCE(w.w, 1)) AS weighted, min(e.value) || '..' || max(e.value) AS span
FROM price p
LEFT JOIN weight w USING (label)
LEFT JOIN events e ON e.event_type = p.kind AND (e.value BETWEEN p.low AND p.high OR (p.low IS NULL AND e.value IS NULL))
GROUP BY p.kind, p.label, p.low, w.w
ORDER BY p.kind, p.low NULLS LAST, p.label

--: accepted   set-returning functions in the select list with windows around
SELECT n, x, row_number() OVER (ORDER BY n, x) AS nr, sum(x) OVER (PARTITION BY n ORDER BY x) AS cum,
       count(*) OVER (PARTITION BY x) AS same_x
FROM (
    SELECT n, generate_series(1, n) * n AS x
    FROM generate_series(0, 5) AS n
) AS t
ORDER BY nr

--: accepted   series going down, by fractions and empty ones
SELECT 'down' AS kind, count(*) AS n, min(g)::text AS lo, max(g)::text AS hi, sum(g)::text AS total FROM generate_series(10, 1, -3) AS g
UNION ALL
SELECT 'empty', count(*), min(g)::text, max(g)::text, sum(g)::text FROM generate_series(1, 0) AS g
UNION ALL
SELECT 'fraction', count(*), min(g)::text, max(g)::text, sum(g)::text FROM generate_series(0, 1, 0.25) AS g
UNION ALL
SELECT 'past end', count(*), min(g)::text, max(g)::text, sum(g)::text FROM generate_series(1, 10, 4) AS g
UNION ALL
SELECT 'days', count(*), min(g)::text, max(g)::text, sum(g - TIMESTAMP '2024-01-01')::text
FROM generate_series(TIMESTAMP '2024-03-02', TIMESTAMP '2024-02-27', INTERVAL '-1 day') AS g
UNION ALL
SELECT 'null', count(*), min(g)::text, max(g)::text, sum(g)::text FROM generate_series(1, NULL::int) AS g
ORDER BY kind

--: accepted   first, second and last by lateral offset and by distinct on
SELECT u.user_id, f.run_id AS first_run, s.run_id AS second_run, l.run_id AS last_run,
       s.started_at - f.started_at AS wait, d.model AS longest_model
FROM users u
LEFT JOIN LATERAL (SELECT run_id, started_at FROM training_runs r WHERE r.user_id = u.user_id ORDER BY started_at, run_id LIMIT 1) AS f ON true
LEFT JOIN LATERAL (SELECT run_id, started_at FROM training_runs r WHERE r.user_id = u.user_id ORDER BY started_at, run_id OFFSET 1 LIMIT 1) AS s ON true
LEFT JOIN LATERAL (SELECT run_id FROM training_runs r WHERE r.user_id = u.user_id ORDER BY started_at DESC, run_id DESC FETCH FIRST ROW ONLY) AS l ON true
LEFT JOIN (
    SELECT DISTINCT ON (user_id) user_id, model FROM training_runs
    ORDER BY user_id, finished_at - started_at DESC NULLS LAST, run_id
) AS d ON d.user_id = u.user_id
ORDER BY u.user_id

--: accepted   lateral union turning columns to rows
SELECT r.model, k.what, count(k.at_time) AS n, min(k.at_time) AS first_at, max(k.at_time)::date AS last_day,
       count(*) - count(k.at_time) AS missing
FROM training_runs r
CROSS JOIN LATERAL (
    SELECT 'started' AS what, r.started_at AS at_time
    UNION ALL SELECT 'finished', r.finished_at
    UNION ALL SELECT 'child', (SELECT min(c.started_at) FROM training_runs c WHERE c.parent_run_id = r.run_id)
    UNION ALL SELECT 'deployed', d.deployed_at FROM deployments d WHERE d.run_id = r.run_id
) AS k
GROUP BY r.model, k.what
ORDER BY r.model, k.what

--: accepted   recursive depth of reports compared with the level from the top
WITH RECURSIVE up AS (
    SELECT user_id AS start_id, manager_id AS boss_id, 0 AS hops FROM users
    UNION ALL
    SELECT up.start_id, u.manager_id, up.hops + 1 FROM up JOIN users u ON u.user_id = up.boss_id
), level AS (
    SELECT start_id, max(hops) AS lvl, max(boss_id) FILTER (WHERE boss_id IS NOT NULL) AS max_boss FROM up GROUP BY start_id
)
SELECT l.lvl, count(*) AS people, min(u.joined_on) AS first_join,
       round(avg(DATE '2025-03-31' - u.joined_on), 1) AS avg_days,
       string_agg(COALESCE(u.team, '-'), '/' ORDER BY u.user_id) AS teams,
       max(l.max_boss) AS max_boss,
       count(*) FILTER (WHERE u.joined_on < m.joined_on) AS before_manager
FROM level l
JOIN users u ON u.user_id = l.start_id
LEFT JOIN users m ON m.user_id = u.manager_id
GROUP BY l.lvl
ORDER BY l.lvl

--: accepted   combinations of flags by recursion over a list
WITH RECURSIVE items AS (
    SELECT name, row_number() OVER (ORDER BY name COLLATE "C") AS k, traffic_share AS w FROM variants WHERE experiment_id = 7
), combo AS (
    SELECT ''::text AS names, 0::bigint AS last, 0::numeric AS w, 0 AS size
    UNION ALL
    SELECT c.names || i.name, i.k, c.w + i.w, c.size + 1
    FROM combo c JOIN items i ON i.k > c.last
)
SELECT COALESCE(NULLIF(names, ''), '(none)') AS names, w, size, rank() OVER (PARTITION BY size ORDER BY w DESC) AS place,
       w = max(w) OVER () AS everything
FROM combo
ORDER BY size, names COLLATE "C"

--: accepted   recursion over json: every path of nested documents
WITH RECURSIVE docs (no, doc) AS (
    VALUES (1, '{"a": {"b": 1, "c": {"d": "x"}}, "e": [1, {"f": null}]}'::jsonb), (2, '{"z": {}}'), (3, '[]')
), walk AS (
    SELECT no, ''::text AS path, doc AS v, 0 AS depth FROM docs
    UNION ALL
    SELECT w.no, w.path || '/' || x.k, x.v, w.depth + 1
    FROM walk w
    CROSS JOIN LATERAL (
        SELECT key AS k, value AS v FROM jsonb_each(CASE WHEN jsonb_typeof(w.v) = 'object' THEN w.v END)
        UNION ALL
        SELECT (o - 1)::text, e FROM jsonb_array_elements(CASE WHEN jsonb_typeof(w.v) = 'array' THEN w.v END) WITH ORDINALITY AS a(e, o)
    ) AS x
)
SELECT no, path, jsonb_typeof(v) AS kind, v #>> '{}' AS txt, depth
FROM walk
ORDER BY no, path COLLATE "C"

--: accepted   months of service built by recursion and clipped
WITH RECURSIVE parts AS (
    SELECT deployment_id, deployed_at AS part_from,
           LEAST(date_trunc('month', deployed_at) + INTERVAL '1 month', COALESCE(retired_at, '2025-04-01')) AS part_to,
           COALESCE(retired_at, TIMESTAMP '2025-04-01') AS fin
    FROM deployments
    UNION ALL
    SELECT deployment_id, part_to, LEAST(part_to + INTERVAL '1 month', fin), fin FROM parts WHERE part_to < fin
)
SELECT to_char(part_from, 'YYYY-MM') AS month, count(*) AS deployments,
       sum(part_to - part_from) AS served,
       round(sum(extract(epoch FROM part_to - part_from)) / 86400, 2) AS days,
       max(part_to - part_from) = INTERVAL '31 days' AS a_full_long_month
FROM parts
GROUP BY to_char(part_from, 'YYYY-MM')
ORDER BY month

--: accepted   bisection for a square root, carried as doubles
WITH RECURSIVE b AS (
    SELECT x, 0 AS i, 0::float8 AS lo, GREATEST(x, 1) AS hi FROM (VALUES (2::float8), (0.25), (144), (1e-4)) AS t(x)
    UNION ALL
    SELECT x, i + 1,
           CASE WHEN ((lo + hi) / 2) ^ 2 <= x THEN (lo + hi) / 2 ELSE lo END,
           CASE WHEN ((lo + hi) / 2) ^ 2 <= x THEN hi ELSE (lo + hi) / 2 END
    FROM b WHERE i < 40
)
SELECT x, round(lo::numeric, 6) AS root, round(sqrt(x)::numeric, 6) AS library, abs(lo - sqrt(x)) < 1e-9 AS close, hi - lo < 1e-8 AS narrow
FROM b
WHERE i = 40
ORDER BY x

--: accepted   gaps in steps of metrics found with lateral series
SELECT m.run_id, m.metric, min(m.step) AS first_step, max(m.step) AS last_step, count(*) AS recorded, g.missing, g.list
FROM run_metrics m
CROSS JOIN LATERAL (
    SELECT count(*) AS missing, string_agg(s::text, ',' ORDER BY s) AS list
    FROM generate_series((SELECT min(step) FROM run_metrics x WHERE x.run_id = m.run_id AND x.metric = m.metric),
                         (SELECT max(step) FROM run_metrics x WHERE x.run_id = m.run_id AND x.metric = m.metric), 100) AS s
    WHERE NOT EXISTS (SELECT 1 FROM run_metrics x WHERE x.run_id = m.run_id AND x.metric = m.metric AND x.step = s)
) AS g
WHERE g.missing > 0 AND m.run_id < 60
GROUP BY m.run_id, m.metric, g.missing, g.list
ORDER BY m.run_id, m.metric

--: accepted   two series crossed into a triangle and a running grid
SELECT a, string_agg(lpad((a * b)::text, 4), '' ORDER BY b) AS line, count(*) AS n,
       sum(a * b) FILTER (WHERE (a + b) % 2 = 0) AS even_sum, max(a::float8 / b) AS biggest, array_agg(a % b ORDER BY b DESC) AS rests
FROM generate_series(1, 6) AS a
JOIN LATERAL generate_series(1, a) AS b ON b <> 3
GROUP BY a
ORDER BY a

--: accepted   chain of managers of each owner as rows, then as an array
WITH RECURSIVE chain AS (
    SELECT e.experiment_id, u.user_id, u.full_name, u.manager_id, 1 AS lvl
    FROM experiments e JOIN users u ON u.user_id = e.owner_id
    UNION ALL
    SELECT c.experiment_id, u.user_id, u.full_name, u.manager_id, c.lvl + 1
    FROM chain c JOIN users u ON u.user_id = c.manager_id
), arrays AS (
    SELECT experiment_id, array_agg(user_id ORDER BY lvl) AS ids, string_agg(full_name, ' < ' ORDER BY lvl) AS names
    FROM chain GROUP BY experiment_id
)
SELECT e.experiment_id, e.name, a.ids, a.names, cardinality(a.ids) AS n,
       (SELECT count(*) FROM arrays o WHERE o.ids && a.ids AND o.experiment_id <> a.experiment_id) AS related,
       (SELECT array_agg(x ORDER BY x) FROM (SELECT unnest(a.ids) INTERSECT SELECT unnest(b.ids)) AS i(x)) AS shared_with_first
FROM experiments e
LEFT JOIN arrays a USING (experiment_id)
LEFT JOIN arrays b ON b.experiment_id = (SELECT min(experiment_id) FROM arrays)
ORDER BY e.experiment_id

--: accepted   rows from functions zipped by ROWS FROM
SELECT z.nr, z.day::date AS day, z.letter, z.n, extract(dow FROM z.day) AS dow,
       COALESCE(z.letter, '-') || COALESCE(z.n, 0) AS code, count(z.n) OVER (ORDER BY z.nr DESC) AS left_over
FROM ROWS FROM (
    generate_series(TIMESTAMP '2024-02-27', TIMESTAMP '2024-03-02', INTERVAL '1 day'),
    unnest(ARRAY['a', 'b', 'c']),
    generate_series(10, 40, 10)
) WITH ORDINALITY AS z(day, letter, n, nr)
ORDER BY z.nr

--: accepted   share of each parent split down the tree
WITH RECURSIVE kids AS (
    SELECT manager_id, count(*) AS n FROM users WHERE manager_id IS NOT NULL GROUP BY manager_id
), split AS (
    SELECT u.user_id, 1::numeric AS share, 1::float8 AS share_f, 0 AS depth FROM users u WHERE u.manager_id IS NULL
    UNION ALL
    SELECT u.user_id, round(s.share / k.n, 8), s.share_f / k.n, s.depth + 1
    FROM split s
    JOIN kids k ON k.manager_id = s.user_id
    JOIN users u ON u.manager_id = s.user_id
)
SELECT s.depth, count(*) AS n, sum(s.share) AS share, round(sum(s.share_f)::numeric, 6) AS share_f,
       min(s.share) AS least, max(s.share) AS most,
       sum(s.share) FILTER (WHERE NOT EXISTS (SELECT 1 FROM users c WHERE c.manager_id = s.user_id)) AS in_leaves
FROM split s
GROUP BY s.depth
ORDER BY s.depth
