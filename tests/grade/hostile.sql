-- Hostile answers, one a block. The line above each block names the verdicts that are fine for it.
--: refused
SELECT * FROM read_csv('/etc/passwd')
--: refused error
SELECT * FROM read_csv_auto('/etc/passwd', header = false)
--: refused error
SELECT * FROM read_text('/etc/passwd')
--: refused error
SELECT content FROM read_blob('/etc/shadow')
--: refused error
SELECT * FROM read_json('/etc/hosts')
--: refused error
SELECT * FROM read_json_auto('/etc/hosts')
--: refused error
SELECT * FROM read_parquet('/tmp/x.parquet')
--: refused error
SELECT * FROM parquet_scan('/tmp/x.parquet')
--: refused error
SELECT * FROM parquet_metadata('/tmp/x.parquet')
--: refused error
SELECT * FROM sniff_csv('/etc/passwd')
--: refused error
SELECT * FROM glob('/home/*')
--: refused error
SELECT * FROM '/etc/passwd'
--: refused error
SELECT * FROM "/etc/passwd"
--: refused error
SELECT * FROM "seed_data/shop/orders.csv"
--: refused error
FROM '/etc/passwd'
--: refused
COPY customers TO '/tmp/dojo-hostile.csv'
--: refused
COPY (SELECT 1) TO '/tmp/dojo-hostile.csv' (FORMAT csv)
--: refused
COPY customers FROM '/etc/passwd'
--: refused
COPY (SELECT 1) TO PROGRAM 'touch /tmp/dojo-hostile'
--: refused
ATTACH '/tmp/dojo-hostile.db'
--: refused
ATTACH 'https://example.invalid/x.db' AS x
--: refused
DETACH shop
--: refused
INSTALL httpfs
--: refused
LOAD httpfs
--: refused
FORCE INSTALL spatial FROM community
--: refused
PRAGMA version
--: refused
PRAGMA database_list
--: refused
PRAGMA memory_limit='100GB'
--: refused
SET memory_limit = '100GB'
--: refused
SET GLOBAL threads = 64
--: refused
SET enable_external_access = true
--: refused
RESET memory_limit
--: refused
SHOW ALL
--: refused error
SELECT getenv('HOME')
--: refused error
SELECT current_setting('memory_limit')
--: refused error
SELECT set_config('search_path', 'x', false)
--: refused
DROP TABLE customers
--: refused
DROP SCHEMA public CASCADE
--: refused
TRUNCATE customers
--: refused
ALTER TABLE customers ADD COLUMN x int
--: refused
DELETE FROM customers
--: refused
UPDATE customers SET full_name = 'x'
--: refused
INSERT INTO categories VALUES (999, NULL, 'x')
--: refused
WITH gone AS (DELETE FROM reviews RETURNING *) SELECT * FROM gone
--: refused
CREATE TABLE x AS SELECT 1
--: refused
CREATE TEMP TABLE x (a int)
--: refused
CREATE VIEW customers2 AS SELECT * FROM customers
--: refused
SELECT * INTO stolen FROM customers
--: refused
CREATE EXTENSION dblink
--: refused
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
--: refused
DO $$ BEGIN PERFORM 1; END $$
--: refused
CALL pragma_version()
--: refused
EXPORT DATABASE '/tmp/dojo-hostile'
--: refused
IMPORT DATABASE '/tmp'
--: refused
VACUUM
--: refused
CHECKPOINT
--: refused
BEGIN
--: refused
ROLLBACK
--: refused
GRANT ALL ON customers TO PUBLIC
--: refused
EXPLAIN ANALYZE SELECT 1
--: refused
PREPARE p AS SELECT 1
--: refused
LISTEN x
--: refused
CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')
--: refused error
SELECT * FROM duckdb_settings()
--: refused error
SELECT * FROM duckdb_secrets()
--: refused error
SELECT * FROM pragma_database_list()
--: refused error
SELECT * FROM query('SELECT 1')
--: refused error
SELECT * FROM query_table('customers')
--: refused error unsupported
SELECT * FROM information_schema.tables
--: refused error unsupported
SELECT * FROM pg_catalog.pg_class
--: refused error unsupported
SELECT pg_read_file('/etc/passwd')
--: refused error unsupported
SELECT pg_ls_dir('/')
--: refused error unsupported
SELECT lo_import('/etc/passwd')
--: refused error unsupported
SELECT * FROM dblink('host=127.0.0.1', 'SELECT 1') AS t(a int)
--: refused error unsupported timeout
SELECT pg_sleep(60)
--: refused error unsupported
SELECT pg_terminate_backend(1)
--: refused error unsupported
SELECT query_to_xml('SELECT 1', true, true, '')
--: refused error unsupported
SELECT nextval('secret')
--: refused error unsupported
SELECT * FROM http_get('http://127.0.0.1/')
--: refused error unsupported
SELECT write_log('x')
--: timeout error
SELECT count(*) FROM generate_series(1, 10000000) a, generate_series(1, 10000000) b
--: timeout error
SELECT a.customer_id FROM customers a, customers b, customers c, customers d, customers e
--: timeout error
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r
--: timeout error
WITH RECURSIVE r(t) AS (SELECT 'x' UNION ALL SELECT t || t FROM r) SELECT length(t) FROM r
--: error wrong
SELECT * FROM generate_series(1, 10000000)
--: error wrong timeout
SELECT repeat('x', 100000000)
--: error timeout
SELECT string_agg(repeat('x', 1000000), '') FROM generate_series(1, 100000)
--: error timeout
SELECT array_agg(i) FROM generate_series(1, 300000000) AS g(i)
--: error refused
SELECT 1; DROP TABLE customers
--: error refused
SELECT 1; SELECT 2; COPY customers TO '/tmp/dojo-hostile.csv'
--: error wrong
SELECT error('boom')
