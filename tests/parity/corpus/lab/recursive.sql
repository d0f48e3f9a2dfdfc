--: accepted   everybody under user 2
WITH RECURSIVE tree AS (
    SELECT user_id, full_name, 0 AS depth FROM users WHERE user_id = 2
    UNION ALL
    SELECT u.user_id, u.full_name, t.depth + 1
    FROM users u JOIN tree t ON u.manager_id = t.user_id
)
SELECT user_id, full_name, depth FROM tree ORDER BY depth, user_id

--: accepted   the chain of managers upwards
WITH RECURSIVE up AS (
    SELECT user_id, manager_id, 1 AS level FROM users WHERE user_id = 34
    UNION ALL
    SELECT u.user_id, u.manager_id, up.level + 1 FROM users u JOIN up ON u.user_id = up.manager_id
)
SELECT level, user_id, manager_id FROM up ORDER BY level

--: accepted   paths as text
WITH RECURSIVE tree AS (
    SELECT user_id, user_id::text AS path FROM users WHERE manager_id IS NULL
    UNION ALL
    SELECT u.user_id, t.path || '/' || u.user_id FROM users u JOIN tree t ON u.manager_id = t.user_id
)
SELECT user_id, path FROM tree ORDER BY path

--: accepted   paths as arrays sort by number
WITH RECURSIVE tree AS (
    SELECT user_id, ARRAY[user_id] AS path FROM users WHERE manager_id IS NULL
    UNION ALL
    SELECT u.user_id, t.path || u.user_id FROM users u JOIN tree t ON u.manager_id = t.user_id
)
SELECT user_id, path, array_length(path, 1) AS depth FROM tree ORDER BY path

--: accepted   the longest chains of fine-tuning
WITH RECURSIVE chain AS (
    SELECT run_id AS root, run_id, 1 AS length FROM training_runs WHERE parent_run_id IS NULL
    UNION ALL
    SELECT c.root, r.run_id, c.length + 1 FROM chain c JOIN training_runs r ON r.parent_run_id = c.run_id
)
SELECT root, max(length) AS longest, count(*) AS runs
FROM chain
GROUP BY root
HAVING max(length) >= 3
ORDER BY longest DESC, root

--: accepted   size of the team under each manager
WITH RECURSIVE pairs AS (
    SELECT manager_id AS boss, user_id FROM users WHERE manager_id IS NOT NULL
    UNION ALL
    SELECT p.boss, u.user_id FROM pairs p JOIN users u ON u.manager_id = p.user_id
)
SELECT boss, count(*) AS below FROM pairs GROUP BY boss ORDER BY below DESC, boss

--: accepted   counting by recursion
WITH RECURSIVE n(i) AS (
    SELECT 1
    UNION ALL
    SELECT i + 1 FROM n WHERE i < 20
)
SELECT i, i * (i + 1) / 2 AS triangular FROM n ORDER BY i

--: accepted   union drops what was seen, so it ends
WITH RECURSIVE reach(a) AS (
    VALUES (1)
    UNION
    SELECT (a * 3) % 7 FROM reach
)
SELECT a FROM reach ORDER BY a

--: accepted   depth first by SEARCH
WITH RECURSIVE tree(user_id, manager_id) AS (
    SELECT user_id, manager_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id, u.manager_id FROM users u JOIN tree t ON u.manager_id = t.user_id
) SEARCH DEPTH FIRST BY user_id SET ord
SELECT user_id, manager_id FROM tree ORDER BY ord

--: accepted   breadth first by SEARCH
WITH RECURSIVE tree(run_id, parent_run_id) AS (
    SELECT run_id, parent_run_id FROM training_runs WHERE run_id = 1
    UNION ALL
    SELECT r.run_id, r.parent_run_id FROM training_runs r JOIN tree t ON r.parent_run_id = t.run_id
) SEARCH BREADTH FIRST BY run_id SET ord
SELECT run_id, parent_run_id FROM tree ORDER BY ord

--: accepted   a made cycle found by CYCLE
WITH RECURSIVE edge(a, b) AS (VALUES (1, 2), (2, 3), (3, 1), (3, 4)),
walk(a, b) AS (
    SELECT a, b FROM edge WHERE a = 1
    UNION ALL
    SELECT e.a, e.b FROM edge e JOIN walk w ON e.a = w.b
) CYCLE a SET is_cycle USING path
SELECT a, b, is_cycle FROM walk ORDER BY a, b, is_cycle

--: accepted   cycle marks of my own
WITH RECURSIVE walk(user_id, manager_id) AS (
    SELECT user_id, manager_id FROM users WHERE user_id = 40
    UNION ALL
    SELECT u.user_id, u.manager_id FROM users u JOIN walk w ON u.user_id = w.manager_id
) CYCLE user_id SET looped TO 'yes' DEFAULT 'no' USING path
SELECT user_id, manager_id, looped FROM walk ORDER BY user_id

--: accepted   a cycle stopped by hand with an array
WITH RECURSIVE edge(a, b) AS (VALUES (1, 2), (2, 3), (3, 1)),
walk AS (
    SELECT a, b, ARRAY[a] AS seen FROM edge WHERE a = 1
    UNION ALL
    SELECT e.a, e.b, seen || e.a FROM edge e JOIN walk w ON e.a = w.b WHERE e.a <> ALL (seen)
)
SELECT a, b, seen FROM walk ORDER BY a

--: accepted   a calendar by recursion
WITH RECURSIVE d(day) AS (
    SELECT date '2024-02-26'
    UNION ALL
    SELECT day + 1 FROM d WHERE day < date '2024-03-03'
)
SELECT day, (SELECT count(*) FROM events WHERE event_at::date = day) AS events FROM d ORDER BY day

--: accepted   two ctes in one RECURSIVE, the second plain
WITH RECURSIVE roots AS (
    SELECT run_id FROM training_runs WHERE parent_run_id IS NULL AND model = 'churn'
), tree AS (
    SELECT run_id, run_id AS root FROM roots
    UNION ALL
    SELECT r.run_id, t.root FROM training_runs r JOIN tree t ON r.parent_run_id = t.run_id
)
SELECT root, count(*) AS runs FROM tree GROUP BY root ORDER BY runs DESC, root

--: accepted   fibonacci in bigint
WITH RECURSIVE fib(n, a, b) AS (
    SELECT 1, 0::bigint, 1::bigint
    UNION ALL
    SELECT n + 1, b, a + b FROM fib WHERE n < 50
)
SELECT n, a FROM fib ORDER BY n

--: accepted   cut off by LIMIT outside
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
SELECT i FROM n LIMIT 5

--: refused   recursion without the word RECURSIVE
WITH tree AS (
    SELECT user_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id FROM users u JOIN tree t ON u.manager_id = t.user_id
)
SELECT * FROM tree

--: refused   an aggregate in the recursive part
WITH RECURSIVE n(i) AS (
    SELECT 1
    UNION ALL
    SELECT max(i) + 1 FROM n WHERE i < 5
)
SELECT * FROM n

--: refused   the recursive name in an outer join's empty side
WITH RECURSIVE t(user_id) AS (
    SELECT user_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id FROM users u LEFT JOIN t ON u.manager_id = t.user_id WHERE t.user_id IS NOT NULL
)
SELECT * FROM t

--: refused   the recursive name in a subquery
WITH RECURSIVE t(user_id) AS (
    SELECT user_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT user_id FROM users WHERE manager_id IN (SELECT user_id FROM t)
)
SELECT * FROM t

--: refused   the recursive name twice
WITH RECURSIVE t(user_id) AS (
    SELECT user_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id FROM users u JOIN t a ON u.manager_id = a.user_id JOIN t b ON a.user_id = b.user_id
)
SELECT * FROM t

--: refused   types that differ between the two parts
WITH RECURSIVE t(i) AS (
    SELECT 1
    UNION ALL
    SELECT i + 0.5 FROM t WHERE i < 5
)
SELECT * FROM t

--: refused   a varchar that becomes text
WITH RECURSIVE t(p) AS (
    SELECT 'a'::varchar(10)
    UNION ALL
    SELECT p || 'b' FROM t WHERE length(p) < 5
)
SELECT * FROM t

--: refused   columns that differ in number
WITH RECURSIVE t AS (
    SELECT user_id, manager_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id FROM users u JOIN t ON u.manager_id = t.user_id
)
SELECT * FROM t

--: refused   the recursion comes first
WITH RECURSIVE t(i) AS (
    SELECT i + 1 FROM t WHERE i < 5
    UNION ALL
    SELECT 1
)
SELECT * FROM t

--: refused   intersect instead of union
WITH RECURSIVE t(i) AS (
    SELECT 1
    INTERSECT
    SELECT i + 1 FROM t WHERE i < 5
)
SELECT * FROM t

--: refused   order by inside the recursive part
WITH RECURSIVE t(i) AS (
    SELECT 1
    UNION ALL
    SELECT i + 1 FROM t WHERE i < 5
    ORDER BY 1
)
SELECT * FROM t

--: refused   SEARCH over a column that is not there
WITH RECURSIVE t(user_id) AS (
    SELECT user_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id FROM users u JOIN t ON u.manager_id = t.user_id
) SEARCH DEPTH FIRST BY full_name SET ord
SELECT * FROM t

--: refused   SEARCH without recursion
WITH t(user_id) AS (SELECT user_id FROM users)
SEARCH DEPTH FIRST BY user_id SET ord
SELECT user_id FROM t

--: refused   integers run out
WITH RECURSIVE t(i) AS (
    SELECT 1
    UNION ALL
    SELECT i * 10 FROM t WHERE i < 2000000000
)
SELECT * FROM t

--: accepted   the recursive part joined to two tables
WITH RECURSIVE line AS (
    SELECT r.run_id, r.model, u.full_name, 1 AS place FROM training_runs r JOIN users u USING (user_id) WHERE r.run_id = 97
    UNION ALL
    SELECT r.run_id, r.model, u.full_name, l.place + 1
    FROM line l JOIN training_runs r ON r.parent_run_id = l.run_id JOIN users u ON u.user_id = r.user_id
)
SELECT * FROM line ORDER BY place, run_id

--: accepted   a NULL path that becomes text
WITH RECURSIVE t AS (
    SELECT user_id, NULL AS above, 0 AS depth FROM users WHERE user_id = 3
    UNION ALL
    SELECT u.user_id, coalesce(t.above || '>', '') || t.user_id, depth + 1 FROM users u JOIN t ON u.manager_id = t.user_id
)
SELECT * FROM t ORDER BY depth, user_id

--: accepted   distinct inside the recursive part
WITH RECURSIVE up(user_id) AS (
    SELECT manager_id FROM users WHERE team = 'Search' AND manager_id IS NOT NULL
    UNION
    SELECT DISTINCT u.manager_id FROM users u JOIN up ON up.user_id = u.user_id WHERE u.manager_id IS NOT NULL
)
SELECT user_id FROM up ORDER BY user_id

--: accepted   people without a way to the top
WITH RECURSIVE under AS (
    SELECT user_id FROM users WHERE user_id = 1
    UNION
    SELECT u.user_id FROM users u JOIN under b ON u.manager_id = b.user_id
)
SELECT user_id, full_name FROM users WHERE user_id NOT IN (SELECT user_id FROM under) ORDER BY user_id

--: refused   integer that becomes bigint
WITH RECURSIVE t(i, total) AS (
    SELECT 1, 0
    UNION ALL
    SELECT i + 1, total + (SELECT count(*) FROM users WHERE manager_id = i) FROM t WHERE i < 10
)
SELECT * FROM t

--: refused   a date that becomes a timestamp
WITH RECURSIVE d AS (
    SELECT date '2024-02-26' AS day
    UNION ALL
    SELECT day + interval '1 day' FROM d WHERE day < date '2024-03-03'
)
SELECT day FROM d

--: refused   an aggregate that would end the recursion
WITH RECURSIVE n(i) AS (
    SELECT 1
    UNION ALL
    SELECT max(i) + 1 FROM n HAVING max(i) < 5
)
SELECT * FROM n

--: refused   limit inside the recursive part
WITH RECURSIVE n(i) AS (
    SELECT 1
    UNION ALL
    SELECT i + 1 FROM n LIMIT 5
)
SELECT * FROM n

--: refused   two that need each other
WITH RECURSIVE a(i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM b WHERE i < 5
), b(i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM a WHERE i < 5
)
SELECT * FROM a

--: refused   a number that becomes text
WITH RECURSIVE t(user_id, path) AS (
    SELECT user_id, user_id FROM users WHERE user_id = 1
    UNION ALL
    SELECT u.user_id, t.path || '/' || u.user_id FROM users u JOIN t ON u.manager_id = t.user_id
)
SELECT * FROM t

--: refused   more names than columns
WITH RECURSIVE t(a, b) AS (
    SELECT 1
    UNION ALL
    SELECT a + 1 FROM t WHERE a < 3
)
SELECT * FROM t

--: refused   except in the recursive part
WITH RECURSIVE t(i) AS (
    SELECT 1
    UNION ALL
    (SELECT i + 1 FROM t WHERE i < 5 EXCEPT SELECT i FROM t)
)
SELECT * FROM t

--: refused   two columns against one, and LIMIT inside
WITH RECURSIVE t AS (
    SELECT user_id, manager_id FROM users WHERE user_id = 34
    UNION ALL
    SELECT u.user_id FROM users u JOIN t ON u.user_id = t.manager_id LIMIT 3
)
SELECT * FROM t
