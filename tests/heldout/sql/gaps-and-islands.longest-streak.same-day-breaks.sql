-- why: a streak goes on only where the day is exactly one after the last event's, so a second event on one day breaks it
-- scenario: subject 1 has events on Jan 1, 2, 3 (twice), 4, 5: gives no row (Jan 1 to 3 and Jan 3 to 5); right is Jan 1 to Jan 5, 5 days
WITH marked AS (
    SELECT
        subject_id,
        event_at,
        event_id,
        event_at::date AS day,
        CASE WHEN event_at::date - lag(event_at::date) OVER w = 1 THEN 0 ELSE 1 END AS starts
    FROM events
    WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id)
),
grouped AS (
    SELECT
        subject_id,
        day,
        sum(starts) OVER (PARTITION BY subject_id ORDER BY event_at, event_id) AS island
    FROM marked
),
streaks AS (
    SELECT
        subject_id,
        min(day) AS first_day,
        max(day) AS last_day,
        count(DISTINCT day) AS days
    FROM grouped
    GROUP BY subject_id, island
),
best AS (
    SELECT DISTINCT ON (subject_id) *
    FROM streaks
    ORDER BY subject_id, days DESC, first_day
)
SELECT subject_id, first_day, last_day, days
FROM best
WHERE days >= 5
ORDER BY days DESC, subject_id;
