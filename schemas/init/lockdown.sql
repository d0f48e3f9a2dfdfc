-- Run as superuser inside each dataset database and each scratch database, before grants.sql or
-- scratch.sql: takes from everybody what PostgreSQL gives to everybody.

DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('ALTER DATABASE %I SET TimeZone = ''UTC''', current_database());
    EXECUTE format('ALTER DATABASE %I SET DateStyle = ''ISO, MDY''', current_database());
    EXECUTE format('ALTER DATABASE %I SET IntervalStyle = ''postgres''', current_database());
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC;

-- Functions that write, wait for others, signal others, or run a text as SQL. Those that read files
-- are the superuser's alone as they come; they stand here all the same.
DO $$
DECLARE
    found regprocedure;
BEGIN
    FOR found IN
        SELECT oid::regprocedure FROM pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
          AND prokind = 'f'
          AND proname ~ ('^(lo_.*|loread|lowrite'
              '|pg_(try_)?advisory_.*|pg_notify|pg_cancel_backend|pg_terminate_backend'
              '|pg_export_snapshot|pg_logical_.*|pg_replication_.*|pg_create_.*|pg_drop_.*'
              '|(query|cursor|table|schema|database)_to_xml.*'
              '|pg_read_.*|pg_ls_.*|pg_stat_file|pg_current_logfile|pg_stat_reset.*)$')
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
    END LOOP;
END $$;
