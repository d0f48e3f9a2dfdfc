-- Run as superuser inside each dataset database, after lockdown.sql and once the tables are there.

DO $$ BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO learner, grader', current_database());
END $$;
GRANT USAGE ON SCHEMA public TO learner, grader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO learner, grader;
