-- The longest streak of active days
-- So far: the days on which each subject was active.
SELECT DISTINCT
    subject_id,
    event_at::date AS day
FROM events
ORDER BY subject_id, day;
