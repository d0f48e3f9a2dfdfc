-- What `learner` may not do, one attempt a line, each preceded by SET default_transaction_read_only = off:
-- the privileges must refuse, not a setting that the role can switch off. What PostgreSQL leaves to every
-- role and no grant can take (its own password and settings, NOTIFY) is told in docs/live.md.

-- write
INSERT INTO categories VALUES (900, NULL, 'mine')
UPDATE products SET price = 0
DELETE FROM reviews
TRUNCATE reviews
MERGE INTO categories AS c USING (VALUES (1)) AS v (id) ON c.category_id = v.id WHEN MATCHED THEN DELETE
COPY categories FROM STDIN
SELECT * FROM products FOR UPDATE
BEGIN; LOCK TABLE products IN ACCESS EXCLUSIVE MODE
WITH gone AS (DELETE FROM payments RETURNING *) SELECT count(*) FROM gone

-- create, alter, drop
CREATE TABLE mine (id integer)
CREATE TEMP TABLE mine (id integer)
CREATE TABLE pg_temp.mine AS SELECT 1 AS one
SELECT 1 AS one INTO mine
CREATE VIEW mine AS SELECT 1 AS one
CREATE TEMP VIEW mine AS SELECT 1 AS one
CREATE MATERIALIZED VIEW mine AS SELECT 1 AS one
CREATE SEQUENCE mine
CREATE SCHEMA mine
CREATE TYPE mine AS (one integer)
CREATE DOMAIN mine AS integer
CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION pg_temp.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'
CREATE PROCEDURE mine() LANGUAGE plpgsql AS 'BEGIN END'
CREATE OPERATOR @@@@ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)
CREATE INDEX ON products (name)
CREATE STATISTICS mine ON price, weight_kg FROM products
CREATE RULE mine AS ON SELECT TO products DO INSTEAD NOTHING
CREATE POLICY mine ON products
CREATE TRIGGER mine BEFORE INSERT ON products EXECUTE FUNCTION suppress_redundant_updates_trigger()
CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION suppress_redundant_updates_trigger()
ALTER TABLE products ADD COLUMN mine integer
ALTER TABLE products OWNER TO learner
ALTER SCHEMA public RENAME TO mine
DROP TABLE reviews
DROP SCHEMA public CASCADE
COMMENT ON TABLE products IS 'mine'
DO $$ BEGIN PERFORM 1; END $$

-- roles and databases
CREATE ROLE mine
ALTER ROLE learner SUPERUSER
ALTER ROLE grader PASSWORD 'mine'
DROP ROLE grader
SET ROLE grader
SET ROLE postgres
SET SESSION AUTHORIZATION postgres
GRANT grader TO learner
GRANT pg_read_server_files TO learner
REASSIGN OWNED BY grader TO learner
CREATE DATABASE mine
DROP DATABASE lab
ALTER DATABASE shop SET statement_timeout = 0
ALTER DATABASE shop RENAME TO mine
CREATE TABLESPACE mine LOCATION '/tmp/mine'
SELECT * FROM pg_authid
SELECT passwd FROM pg_shadow
SELECT * FROM pg_user_mapping
SELECT * FROM pg_hba_file_rules
SELECT * FROM pg_largeobject
SELECT pg_database_size('postgres')
SELECT pg_database_size('dojo_scratch_0')

-- files, programs, the network
COPY products TO '/tmp/mine.csv'
COPY categories FROM '/etc/passwd'
COPY (SELECT 1) TO PROGRAM 'id'
COPY categories FROM PROGRAM 'id'
SELECT pg_read_file('/etc/passwd')
SELECT pg_read_binary_file('/etc/passwd')
SELECT pg_stat_file('/etc/passwd')
SELECT pg_ls_dir('/')
SELECT pg_ls_logdir()
SELECT pg_ls_waldir()
SELECT pg_ls_tmpdir()
SELECT pg_current_logfile()
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/mine')
SELECT * FROM dblink('dbname=lab', 'SELECT 1') AS t (one integer)
CREATE EXTENSION dblink
CREATE EXTENSION postgres_fdw
CREATE EXTENSION file_fdw
CREATE LANGUAGE mine HANDLER plpgsql_call_handler
CREATE FOREIGN DATA WRAPPER mine
CREATE SERVER mine FOREIGN DATA WRAPPER postgres_fdw
CREATE SUBSCRIPTION mine CONNECTION 'dbname=lab' PUBLICATION mine
CREATE PUBLICATION mine FOR TABLE products
LOAD 'dblink'
CREATE FUNCTION mine(cstring) RETURNS integer LANGUAGE c AS '/lib/x86_64-linux-gnu/libc.so.6', 'system'

-- large objects, locks, signals, other texts run as SQL
SELECT lo_create(0)
SELECT lo_creat(-1)
SELECT lo_from_bytea(0, '\x00')
SELECT lo_put(1, 0, '\x00')
SELECT lo_unlink(1)
SELECT lo_open(1, 131072)
SELECT pg_advisory_lock(1)
SELECT pg_try_advisory_lock(1)
SELECT pg_advisory_xact_lock_shared(1)
SELECT pg_notify('mine', 'x')
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
SELECT pg_cancel_backend(pid) FROM pg_stat_activity
SELECT pg_export_snapshot()
SELECT pg_logical_emit_message(false, 'mine', 'x')
SELECT pg_create_logical_replication_slot('mine', 'pgoutput')
SELECT query_to_xml('SELECT 1', true, false, '')
SELECT database_to_xml(true, false, '')
SELECT table_to_xml('products', true, false, '')

-- the server and its settings
ALTER SYSTEM SET work_mem = '1GB'
SET temp_file_limit = -1
SET session_replication_role = replica
SET log_statement = 'none'
SET max_stack_depth = '7MB'
SET zero_damaged_pages = on
SET allow_system_table_mods = on
SELECT pg_reload_conf()
SELECT pg_rotate_logfile()
SELECT pg_switch_wal()
SELECT pg_promote()
SELECT pg_stat_reset()
SELECT pg_backup_start('mine')
SELECT pg_create_restore_point('mine')
CHECKPOINT
REINDEX TABLE products
REINDEX DATABASE shop
CLUSTER products USING products_pk
