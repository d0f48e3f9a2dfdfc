--: accepted   referral answers brought to one form
SELECT COALESCE(NULLIF(regexp_replace(lower(btrim(referral)), '\s+', '', 'g'), ''), '(blank)') AS answer,
       count(*) AS n,
       count(DISTINCT referral) AS spellings,
       string_agg(DISTINCT '[' || referral || ']', ' ' ORDER BY '[' || referral || ']') AS seen,
       max(length(referral)) - min(length(btrim(referral))) AS slack,
       bool_or(referral IS NULL) AS some_null
FROM subjects
GROUP BY 1
ORDER BY n DESC, answer

--: accepted   concat, concat_ws and || with NULL, numbers, dates and booleans
SELECT user_id,
       full_name || ' / ' || team || ' / ' || manager_id AS piped,
       concat(full_name, ' / ', team, ' / ', manager_id) AS concatenated,
       concat_ws(' / ', full_name, team, manager_id, joined_on, manager_id IS NULL) AS separated,
       concat_ws(NULL, full_name, team) AS null_separator,
       concat_ws('-', NULL, team, NULL) = '' AS is_empty,
       length(concat_ws(',', '', team, '')) AS len
FROM users
WHERE user_id <= 12 OR team IS NULL OR manager_id IS NULL
ORDER BY user_id

--: accepted   format with widths, positions, quoting and NULL
SELECT run_id,
       format('%s|%s|%s', model, note, seed) AS plain,
       format('[%12s][%-12s]', model, note) AS padded,
       format('%2$s before %1$s, %2$s again', model, status) AS positions,
       format('%I = %L', model || ' model', note) AS quoted,
       format('%s%% of %s: %s', seed, tags, finished_at IS NULL) AS mixed,
       format('%*s|', 6, seed) AS star
FROM training_runs
WHERE run_id <= 40
ORDER BY run_id

--: accepted   left, right and substring at the ends and beyond
SELECT w, n,
       left(w, n) AS l, right(w, n) AS r,
       substring(w FROM n) AS from_n,
       substring(w FROM n FOR 3) AS three,
       substr(w, n, 2) || '|' AS two,
       left(w, -n) AS l_minus, right(w, -n) AS r_minus,
       overlay(w PLACING '##' FROM abs(n) + 1 FOR 1) AS overlaid
FROM (VALUES ('Müller'), ('abc'), ('')) AS t(w)
CROSS JOIN (VALUES (-4), (-1), (0), (1), (2), (10)) AS k(n)
ORDER BY w COLLATE "C", n

--: accepted   parts of names and addresses by several means
SELECT user_id,
       split_part(full_name, ' ', 1) AS first_name,
       split_part(full_name, ' ', -1) AS last_name,
       split_part(full_name, ' ', 3) = '' AS no_third,
       substring(full_name FROM '\w+$') AS last_by_regex,
       substring(email FROM '@(.*)$') AS domain,
       left(email, position('@' IN email) - 1) AS local_part,
       right(email, -strpos(email, '@')) AS domain_again,
       reverse(split_part(reverse(email), '.', 1)) AS tld,
       initcap(replace(split_part(email, '@', 1), '.', ' ')) AS guessed,
       initcap(replace(split_part(email, '@', 1), '.', ' ')) = full_name AS guessed_well
FROM users
ORDER BY user_id

--: accepted   trims of every kind and what they leave
SELECT subject_id, '<' || referral || '>' AS raw,
       '<' || trim(referral) || '>' AS both_sides,
       '<' || ltrim(referral) || '>' AS l,
       '<' || rtrim(referral, ' d') || '>' AS r_chars,
       '<' || trim(BOTH 'f ' FROM referral) || '>' AS chars,
       '<' || trim(LEADING FROM referral) || '>' AS leading_only,
       '<' || btrim(lower(referral), ' fn') || '>' AS lowered,
       length(referral) - length(trim(referral)) AS blanks,
       referral = trim(referral) AS clean
FROM subjects
WHERE referral LIKE ' %' OR referral LIKE '% ' OR referral ILIKE 'fr%'
ORDER BY subject_id

--: accepted   padding numbers and words, longer and shorter than asked
SELECT e.event_id,
       lpad(e.event_id::text, 6, '0') AS id6,
       lpad(e.event_id::text, 2, '0') AS id2,
       rpad(e.event_type, 8, '.') || '|' AS type8,
       lpad(e.event_type, 15, 'ab') AS type15,
       rpad(COALESCE(e.value::text, 'none'), 10) || '|' AS value10,
       lpad(e.event_type, 5, '') AS nothing_to_fill,
       lpad(e.value::text, 9, '*') AS stars,
       to_char(e.event_id, 'FM000000') = lpad(e.event_id::text, 6, '0') AS same
FROM events e
WHERE e.event_id % 97 = 0
ORDER BY e.event_id

--: accepted   LIKE, ILIKE, SIMILAR TO and regular expressions side by side
SELECT n.note,
       n.note LIKE '%a_%' AS l1, n.note NOT LIKE '_%' AS l2,
       n.note ILIKE '%LR%' AS il, n.note LIKE '%\%%' AS pct,
       n.note LIKE '%!_%' ESCAPE '!' AS underscore,
       n.note SIMILAR TO '%(again|lr|seed)%' AS sim,
       n.note ~ '^[A-Z]' AS capital, n.note !~* '[aeiou]{2}' AS no_pairs,
       n.note ~ '\d+$' AS number_at_end, n.note ~ '^\s*$' AS blank
FROM (SELECT DISTINCT note FROM training_runs) AS n
ORDER BY n.note COLLATE "C" NULLS FIRST

--: accepted   LIKE ANY and NOT LIKE ALL with case and NULL
SELECT subject_id, display_name,
       display_name LIKE ANY (ARRAY['R%', '%o%''%', NULL]) AS like_any,
       display_name NOT LIKE ALL (ARRAY['R%', 'A%']) AS like_all,
       display_name ILIKE ANY (ARRAY['ro%', '%ll']) AS ilike_any,
       display_name ~* ANY (ARRAY['^r', 'z$']) AS regex_any,
       referral LIKE ALL (ARRAY['%e%', '%n%']) AS referral_all
FROM subjects
WHERE subject_id <= 40
ORDER BY subject_id

--: accepted   regexp_replace with groups, flags and empty matches
SELECT user_id, email,
       regexp_replace(full_name, '(\w+) (\w+)', '\2, \1') AS turned,
       regexp_replace(full_name, '[aeiou]', '<\&>') AS first_vowel,
       regexp_replace(full_name, '[AEIOU]', '*', 'gi') AS all_vowels,
       regexp_replace(email, '^(.)(.*)(@.*)$', '\1***\3') AS masked,
       regexp_replace(email, '\.', '-', 1, 2) AS second_dot,
       regexp_replace(full_name, '(.)\1', '[\1\1]', 'g') AS doubled,
       regexp_replace(full_name, '\m(\w)', '_\1', 'g') AS word_starts
FROM users
WHERE user_id <= 20
ORDER BY user_id

--: accepted   counting, finding and cutting by regular expressions
SELECT user_id, full_name,
       regexp_count(full_name, '[aeiouy]', 1, 'i') AS vowels,
       regexp_instr(full_name, '[A-Z]', 2) AS second_capital,
       regexp_substr(full_name, '[[:alpha:]]+', 1, 2) AS second_word,
       regexp_like(full_name, '^a', 'i') AS starts_a,
       (regexp_match(full_name, '([a-z])([a-z])\s'))[2] AS before_space,
       regexp_match(full_name, 'x+') IS NULL AS no_x,
       array_length(regexp_split_to_array(full_name, '[aeiou]'), 1) - 1 AS splits
FROM users
ORDER BY user_id

--: accepted   all the words of notes with regexp_matches and their order
SELECT r.run_id, w.nr, w.m[1] AS word, length(w.m[1]) AS len,
       upper(left(w.m[1], 1)) || lower(substr(w.m[1], 2)) AS capital
FROM training_runs r
CROSS JOIN LATERAL regexp_matches(r.note, '([[:alnum:]]+)', 'g') WITH ORDINALITY AS w(m, nr)
WHERE r.run_id <= 70
ORDER BY r.run_id, w.nr

--: accepted   word counts over notes by splitting
SELECT lower(word) AS word, count(*) AS n, count(DISTINCT run_id) AS runs,
       min(run_id) AS first_run, round(avg(length(word)), 2) AS avg_len
FROM (
    SELECT run_id, regexp_split_to_table(note, '[^[:alnum:]]+') AS word
    FROM training_runs
) AS w
WHERE word <> ''
GROUP BY lower(word)
ORDER BY n DESC, lower(word) COLLATE "C"
LIMIT 40

--: accepted   string_agg with order, distinct, filter and NULL separators
SELECT model,
       string_agg(note, ' | ' ORDER BY run_id) FILTER (WHERE note <> '') AS notes,
       string_agg(DISTINCT status, ',' ORDER BY status DESC) AS states,
       string_agg(seed::text, ',' ORDER BY seed DESC NULLS LAST, run_id) AS seeds,
       string_agg(COALESCE(seed::text, '-'), '' ORDER BY run_id) AS strip,
       string_agg(left(status, 1), NULL ORDER BY run_id) AS unbroken,
       length(string_agg(note, ' ' ORDER BY run_id)) AS len,
       string_agg(note, '/' ORDER BY run_id) FILTER (WHERE run_id < 0) IS NULL AS none
FROM training_runs
GROUP BY model
ORDER BY model

--: accepted   order of text with capitals, blanks and digits in the C collation
SELECT row_number() OVER (ORDER BY x COLLATE "C", no) AS c_place,
       rank() OVER (ORDER BY lower(btrim(x)) COLLATE "C") AS folded_place,
       no, '[' || x || ']' AS shown,
       x COLLATE "C" < 'b' AS before_b,
       x COLLATE "C" BETWEEN 'A' AND 'Z' AS between_capitals,
       lag(x) OVER (ORDER BY x COLLATE "C", no) AS previous
FROM (VALUES (1, 'apple'), (2, 'Apple'), (3, ' apple'), (4, 'apple '), (5, 'Zebra'), (6, 'ärger'),
             (7, '10'), (8, '9'), (9, ''), (10, NULL), (11, 'a-b'), (12, 'ab'), (13, '_x'), (14, 'b')) AS t(no, x)
ORDER BY c_place

--: accepted   numbers of several types as text
SELECT e.event_id,
       e.value::text AS money, (e.value * 2)::text AS twice, (e.value / 3)::text AS third,
       round(e.value, 1)::text AS one_place, e.value::float8::text AS floating,
       trunc(e.value)::text AS whole, e.value::int::text AS rounded,
       (e.value::float8 * 100)::int || ' cents' AS cents,
       e.value || ' EUR' AS shown, '€' || trim_scale(e.value) AS trimmed
FROM events e
WHERE e.event_type IN ('purchase', 'refund') AND e.subject_id <= 10
ORDER BY e.event_id

--: accepted   doubles, huge and tiny, as text
SELECT no, f::text AS t, 'x' || f AS piped, concat(f, '/', -f) AS concatenated,
       length(f::text) AS len, f::numeric::text AS as_numeric,
       to_char(f, 'FM999999990.0999') AS shaped, (f * 10)::text AS tenfold, f::real::text AS single
FROM (VALUES (1, 0::float8), (2, 100::float8), (3, 0.1), (4, 1.0/3), (5, 1e15), (6, 123456789012), (7, 0.00001),
             (8, -2.50), (9, 1e-7), (10, 12345.678)) AS t(no, f)
ORDER BY no

--: accepted   to_char of numbers by many patterns
SELECT n,
       to_char(n, '9,999.99') AS a, to_char(n, 'FM9,999.99') AS b, to_char(n, 'S0000.0') AS c,
       to_char(n, '9990.00PR') AS d, to_char(n, 'FM999') AS e, to_char(n, '00000') AS f,
       to_char(n, 'FM90.9') AS g, to_char(n, '9999MI') AS h, to_char(n * 100, 'FM999990%') AS i,
       length(to_char(n, '99990.99')) AS len
FROM (VALUES (0.0), (0.5), (-0.5), (1.25), (-12.345), (999.995), (1234.5), (-1234.5), (12345.678)) AS t(n)
ORDER BY n

--: accepted   booleans as text in four ways
SELECT experiment_id, name, is_control,
       is_control::text AS cast_text, is_control || '' AS piped, concat(is_control) AS concatenated,
       format('%s', is_control) AS formatted,
       upper(left(is_control::text, 1)) AS letter,
       concat_ws('/', is_control, NOT is_control, NULL::boolean) AS pair,
       CASE is_control::text WHEN 'true' THEN 'yes' WHEN 't' THEN 'letter' ELSE 'no' END AS seen_as,
       ('y'::boolean = is_control)::text AS yes
FROM variants
ORDER BY experiment_id, name COLLATE "C"

--: accepted   replace, translate, reverse and repeat together
SELECT user_id, full_name,
       replace(lower(full_name), 'a', '') AS no_a,
       length(full_name) - length(replace(lower(full_name), 'a', '')) AS count_a,
       translate(lower(full_name), 'aeiouü ', '12345') AS coded,
       translate(full_name, 'abc', '') AS dropped,
       reverse(full_name) AS backwards,
       repeat(left(full_name, 2), 3) AS thrice, repeat('-', length(full_name) - 12) || '>' AS arrow,
       reverse(lower(full_name)) = lower(full_name) AS palindrome,
       replace(full_name, '', '#') = full_name AS empty_search
FROM users
ORDER BY user_id

--: accepted   letters of names counted through unnest
SELECT letter, count(*) AS n, count(DISTINCT user_id) AS people,
       round(100.0 * count(*) / sum(count(*)) OVER (), 2) AS pct,
       ascii(letter) AS code, chr(ascii(letter) + 1) AS next_letter,
       octet_length(letter) AS bytes
FROM users
CROSS JOIN LATERAL unnest(string_to_array(lower(full_name), NULL)) AS u(letter)
WHERE letter ~ '[[:alpha:]]'
GROUP BY letter
ORDER BY n DESC, letter COLLATE "C"

--: accepted   md5 buckets and hexadecimal
SELECT right(md5(email), 1) AS last_digit,
       count(*) AS n,
       min(left(md5(email), 8) COLLATE "C") AS smallest,
       string_agg(substr(md5(user_id::text), 1, 3), ',' ORDER BY user_id) AS by_id,
       max(to_hex(user_id * 1000) COLLATE "C") AS hex,
       encode(decode(left(min(md5(full_name) COLLATE "C"), 4), 'hex'), 'hex') AS there_and_back
FROM users
GROUP BY right(md5(email), 1)
ORDER BY last_digit

--: accepted   lengths of Unicode in characters, bytes and bits
SELECT no, w, length(w) AS chars, char_length(w) AS cl, octet_length(w) AS bytes, bit_length(w) AS bits,
       upper(w) AS up, lower(upper(w)) = w AS same_again, initcap(w) AS cap,
       reverse(w) AS rev, lpad(w, 8, 'ö') AS padded, position('ü' IN w) AS at_ue,
       substring(w FROM 2 FOR 1) AS second, ascii(w) AS code
FROM (VALUES (1, 'Müller'), (2, 'naïve café'), (3, 'Łódź'), (4, '日本語'), (5, 'o''fallon-smith'), (6, 'x2y 3z')) AS t(no, w)
ORDER BY no

--: accepted   fixed and limited character types lose and keep blanks
SELECT no,
       '[' || (w::char(5))::text || ']' AS as_char,
       '[' || w::varchar(3) || ']' AS as_varchar,
       length(w::char(5)) AS len_char, length(w::varchar(5)) AS len_varchar,
       octet_length(w::char(5)) AS octets,
       w::char(5) = 'ab' AS equal_char, w = 'ab' AS equal_text,
       w::char(5) = w::char(8) AS two_widths, w::varchar(10) LIKE 'ab ' AS liked
FROM (VALUES (1, 'ab'), (2, 'ab '), (3, 'abcdefg'), (4, ''), (5, ' ab')) AS t(no, w)
ORDER BY no

--: accepted   dictionary of initials with the people behind them
SELECT upper(left(full_name, 1)) || upper(left(split_part(full_name, ' ', 2), 1)) AS initials,
       count(*) AS n,
       string_agg(full_name || COALESCE(' (' || team || ')', ''), ', ' ORDER BY full_name COLLATE "C", user_id) AS people,
       min(length(full_name)) || '-' || max(length(full_name)) AS lengths,
       max(full_name COLLATE "C") > 'M' AS later_half
FROM users
GROUP BY initials
ORDER BY n DESC, initials

--: accepted   rows and arrays shown as text
SELECT run_id, tags::text AS tag_text,
       replace(replace(tags::text, '{', '['), '}', ']') AS brackets,
       length(tags::text) AS len,
       COALESCE(array_to_string(tags, '+'), 'never') AS joined,
       COALESCE(NULLIF(array_to_string(tags, '+'), ''), 'nothing') AS joined2,
       tags::text = '{}' AS cleared,
       concat('tags: ', tags) AS concatenated,
       'baseline' = ANY (tags) AS baseline
FROM training_runs
ORDER BY run_id

--: accepted   phrases built by CASE, format and plural endings
SELECT team,
       format('%s %s in %s', count(*), CASE count(*) WHEN 1 THEN 'person' ELSE 'people' END, COALESCE(team, 'no team')) AS phrase,
       format('%s of %s report to somebody', count(manager_id), count(*)) AS reporting,
       format('since %s', to_char(min(joined_on), 'FMMonth YYYY')) AS since,
       rpad(repeat('#', count(*)::int), 14, '.') AS bar,
       quote_literal(min(full_name COLLATE "C")) AS quoted, quote_nullable(team) AS team_quoted,
       quote_ident(COALESCE(team, 'No Team')) AS ident
FROM users
GROUP BY team
ORDER BY count(*) DESC, team NULLS FIRST

--: accepted   sorting by a part of the text and by its length
SELECT subject_id, display_name,
       substring(display_name FROM '[^ ]+$') AS family,
       length(display_name) AS len,
       row_number() OVER (PARTITION BY length(display_name) ORDER BY reverse(display_name) COLLATE "C", subject_id) AS in_len,
       first_value(display_name) OVER (ORDER BY length(display_name) DESC, display_name COLLATE "C", subject_id) AS longest
FROM subjects
WHERE country IS NULL OR subject_id <= 10
ORDER BY length(display_name) DESC, substring(display_name FROM '[^ ]+$') COLLATE "C", subject_id

--: accepted   countries in a compressed line of runs
SELECT string_agg(piece, '' ORDER BY grp) AS line, count(*) AS pieces, max(length(piece)) AS longest
FROM (
    SELECT grp, CASE WHEN count(*) = 1 THEN min(c) ELSE min(c) || count(*) END AS piece
    FROM (
        SELECT subject_id, c,
               row_number() OVER (ORDER BY subject_id)
                 - row_number() OVER (PARTITION BY c ORDER BY subject_id) AS diff,
               count(*) FILTER (WHERE new_one) OVER (ORDER BY subject_id) AS grp
        FROM (
            SELECT subject_id, COALESCE(country, '??') AS c,
                   COALESCE(country, '??') IS DISTINCT FROM lag(COALESCE(country, '??')) OVER (ORDER BY subject_id) AS new_one
            FROM subjects WHERE subject_id <= 120
        ) AS a
    ) AS b
    GROUP BY grp
) AS p

--: accepted   key and value pairs taken out of a line of text
SELECT t.no, p.ord, split_part(p.pair, '=', 1) AS key,
       NULLIF(split_part(p.pair, '=', 2), '') AS value,
       CASE WHEN split_part(p.pair, '=', 2) ~ '^-?\d+(\.\d+)?$' THEN split_part(p.pair, '=', 2)::numeric END AS number,
       CASE WHEN split_part(p.pair, '=', 2) ~ '^\d{4}-\d{2}-\d{2}$' THEN split_part(p.pair, '=', 2)::date + 1 END AS day_after,
       strpos(p.pair, '=') > 0 AS has_value
FROM (VALUES (1, 'lr=0.010|depth=6|from=2024-02-28'), (2, 'lr=|quiet|name=a=b'), (3, ''), (4, 'x=-3||y=1e5')) AS t(no, line)
CROSS JOIN LATERAL string_to_table(t.line, '|') WITH ORDINALITY AS p(pair, ord)
ORDER BY t.no, p.ord

--: accepted   similar names by common letters
WITH letters AS (
    SELECT DISTINCT user_id, full_name, l
    FROM users, LATERAL regexp_split_to_table(lower(replace(full_name, ' ', '')), '') AS s(l)
)
SELECT a.full_name AS one, b.full_name AS other, count(*) AS shared,
       string_agg(a.l, '' ORDER BY a.l COLLATE "C") AS which
FROM letters a
JOIN letters b ON a.l = b.l AND a.user_id < b.user_id
GROUP BY a.user_id, b.user_id, a.full_name, b.full_name
HAVING count(*) >= 8
ORDER BY shared DESC, a.user_id, b.user_id

--: accepted   casts of text to numbers, booleans, dates and intervals
SELECT no, txt,
       CASE kind WHEN 'n' THEN (txt::numeric * 2)::text
                 WHEN 'i' THEN (txt::int % 7)::text
                 WHEN 'b' THEN (NOT txt::boolean)::text
                 WHEN 'd' THEN (txt::date + 1)::text
                 WHEN 't' THEN (txt::timestamp + INTERVAL '1 hour')::text
                 WHEN 'v' THEN (txt::interval * 2)::text
                 WHEN 'f' THEN (txt::float8 / 2)::text END AS result
FROM (VALUES (1, 'n', ' 12.50 '), (2, 'n', '1e3'), (3, 'i', ' -20'), (4, 'b', 'yes'), (5, 'b', ' Off '), (6, 'b', 't'),
             (7, 'd', '2024-2-28'), (8, 'd', 'Feb 29, 2024'), (9, 't', '2024-02-29T23:30'), (10, 'v', '1 day 12 hours'),
             (11, 'v', '90 min'), (12, 'f', '1e-3'), (13, 'f', 'NaN'), (14, 'f', '-Infinity'), (15, 'i', '+7'),
             (16, 'd', '20240301'), (17, 'n', '.5')) AS t(no, kind, txt)
ORDER BY no

--: accepted   text comparisons with NULL, blank and empty
SELECT CASE WHEN referral IS NULL THEN 'null' WHEN referral = '' THEN 'empty' WHEN btrim(referral) = '' THEN 'blank' ELSE 'text' END AS kind,
       count(*) AS n, count(referral) AS not_null, count(NULLIF(referral, '')) AS not_empty,
       count(*) FILTER (WHERE referral || 'x' IS NULL) AS null_piped,
       count(*) FILTER (WHERE concat(referral, 'x') = 'x') AS bare,
       count(*) FILTER (WHERE referral NOT IN ('friend', 'Friend')) AS not_friend,
       count(*) FILTER (WHERE referral IS DISTINCT FROM 'friend') AS distinct_from,
       max(referral COLLATE "C") AS greatest_c, min(referral COLLATE "C") AS least_c,
       sum(length(referral)) AS letters, max(GREATEST(referral, '') COLLATE "C") AS g
FROM subjects
GROUP BY 1
ORDER BY 1

--: accepted   slug, title and acronym of experiment names
SELECT experiment_id, name,
       trim(BOTH '-' FROM regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')) AS slug,
       initcap(name) AS title,
       (SELECT string_agg(upper(left(w, 1)), '' ORDER BY o) FROM unnest(string_to_array(name, ' ')) WITH ORDINALITY AS u(w, o)) AS acronym,
       (SELECT max(length(w)) FROM unnest(string_to_array(name, ' ')) AS u(w)) AS longest_word,
       name || ' #' || row_number() OVER (PARTITION BY name ORDER BY experiment_id) AS numbered,
       left(name, 12) || CASE WHEN length(name) > 12 THEN '…' ELSE '' END AS cut,
       COALESCE(started_on::text, 'draft') || ' to ' || COALESCE(to_char(ended_on, 'DD.MM.YY'), '?') AS period
FROM experiments
ORDER BY experiment_id

--: accepted   report line of each subject from six columns
SELECT s.subject_id,
       concat_ws(', ', NULLIF(btrim(s.display_name), ''), '[' || s.country || ']', NULLIF(btrim(s.referral), ''),
                 to_char(s.signed_up_at, 'DD Mon YY'), count(e.event_id) || ' events', sum(e.value) || ' EUR') AS line,
       length(concat(s.country, s.referral)) AS len,
       translate(to_char(sum(e.value), 'FM999,990.00'), ',.', '.,') AS german,
       lpad(COALESCE(sum(e.value), 0)::text, 12, ' ') AS right_aligned,
       count(DISTINCT upper(left(e.event_type, 1))) || '/' || count(DISTINCT e.event_type) AS kinds
FROM subjects s
LEFT JOIN events e ON e.subject_id = s.subject_id
WHERE s.subject_id BETWEEN 1 AND 45
GROUP BY s.subject_id
ORDER BY s.subject_id
