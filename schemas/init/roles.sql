-- The two roles. Run as superuser, once or again: it puts back what was changed.
-- psql gives the two passwords as variables; the Python loader puts quoted literals in their place.

DO $$ BEGIN CREATE ROLE learner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE grader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;

-- learner reads the datasets, and nothing else. lockdown.sql and grants.sql say so inside each database.
ALTER ROLE learner WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 20 PASSWORD :'learner_password';
ALTER ROLE learner RESET ALL;
ALTER ROLE learner SET default_transaction_read_only = on;
ALTER ROLE learner SET statement_timeout = '15s';
ALTER ROLE learner SET lock_timeout = '5s';
ALTER ROLE learner SET idle_in_transaction_session_timeout = '5min';
ALTER ROLE learner SET idle_session_timeout = '2h';
ALTER ROLE learner SET temp_file_limit = '256MB';
ALTER ROLE learner SET search_path = public;

-- grader makes private copies in the scratch databases, and runs answers there as learner.
ALTER ROLE grader WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    CONNECTION LIMIT 40 PASSWORD :'grader_password';
ALTER ROLE grader RESET ALL;
ALTER ROLE grader SET idle_in_transaction_session_timeout = '5min';
ALTER ROLE grader SET temp_file_limit = '512MB';
GRANT learner TO grader WITH INHERIT FALSE, SET TRUE;

REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$;
