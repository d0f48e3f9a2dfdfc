-- why: calls days consecutive when events are at most 24 hours apart, not when their calendar days follow each other
-- scenario: subject 1 has events on Jan 1 08:00, Jan 2 20:00, Jan 3 08:00, Jan 4 08:00, Jan 5 08:00: gives no row (a break after Jan 1); right is Jan 1 to Jan 5, 5 days
WITH marked AS (
    SELECT
        subject_id,
        event_at,
        CASE WHEN event_at - lag(event_at) OVER w <= INTERVAL '24 hours' THEN 0 ELSE 1 END AS starts
    FROM events
    WINDOW w AS (PARTITION BY subject_id ORDER BY event_at, event_id)
),
grouped AS (
    SELECT
        subject_id,
        event_at,
        sum(starts) OVER (PARTITION BY subject_id ORDER BY event_at ROWS UNBOUNDED PRECEDING) AS island
    FROM marked
),
streaks AS (
    SELECT
        subject_id,
        min(event_at)::date AS first_day,
        max(event_at)::date AS last_day,
        count(DISTINCT event_at::date) AS days
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
