-- Run as superuser inside each scratch database, after lockdown.sql. The database is grader's own;
-- learner cannot connect to it and is only ever a role that grader takes on for one answer.

DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I OWNER TO grader', current_database());
END $$;
GRANT USAGE ON SCHEMA public TO learner;
GRANT USAGE ON LANGUAGE plpgsql, sql TO grader;

-- An answer must not take grader's role back in the middle of a statement.
REVOKE ALL ON FUNCTION set_config(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO grader;

-- grader marks a scratch database as in use by such a lock.
GRANT EXECUTE ON FUNCTION pg_try_advisory_xact_lock(bigint) TO grader;

-- One private copy at a time is made in a scratch database; the lock ends with its transaction.
GRANT EXECUTE ON FUNCTION pg_try_advisory_xact_lock(bigint) TO grader;
