-- why: an event that arrived two months later is late too
SELECT date_trunc('month', event_at)::date AS month, count(*) AS events,
       count(*) FILTER (WHERE date_trunc('month', arrived_at) = date_trunc('month', event_at) + INTERVAL '1 month') AS late_events,
       round(avg(CASE WHEN date_trunc('month', arrived_at) = date_trunc('month', event_at) + INTERVAL '1 month' THEN 1.0 ELSE 0 END), 3) AS late_share
FROM events GROUP BY 1 ORDER BY 1;
