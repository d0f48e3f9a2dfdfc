-- Weekly cohorts: who came back?
-- So far: the size of each cohort that has anybody in it.
SELECT
    date_trunc('week', signed_up_at)::date AS cohort,
    count(*) AS cohort_size
FROM subjects
GROUP BY date_trunc('week', signed_up_at)::date
ORDER BY cohort;
