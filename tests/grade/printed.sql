-- sql/aggregation/conversion-by-variant keys
SELECT p.*
FROM (
  SELECT
      v.experiment_id,
      v.name AS variant,
      count(DISTINCT a.subject_id) AS assigned,
      count(DISTINCT e.subject_id) AS converted,
      round(
          count(DISTINCT e.subject_id)::numeric / NULLIF(count(DISTINCT a.subject_id), 0), 4
      ) AS conversion_rate
  FROM variants AS v
  LEFT JOIN assignments AS a
      ON a.experiment_id = v.experiment_id AND a.variant = v.name
  LEFT JOIN events AS e
      ON e.subject_id = a.subject_id
      AND e.event_type = 'purchase'
      AND e.event_at >= a.assigned_at
  GROUP BY v.experiment_id, v.name
  ORDER BY v.experiment_id, variant
) AS p
WHERE p.experiment_id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
ORDER BY experiment_id, variant;

-- sql/aggregation/monthly-revenue values
SELECT CAST(p.month AS date) AS month, CAST(p.orders AS bigint) AS orders, CAST(p.revenue AS numeric) AS revenue, CAST(p.average_order AS numeric) AS average_order
FROM (VALUES ('2024-01-01', 57, 8452.6200, 148.29),
       ('2024-02-01', 57, 15817.8200, 277.51),
       ('2024-03-01', 52, 6122.4300, 117.74),
       ('2024-04-01', 52, 6353.0500, 122.17),
       ('2024-05-01', 68, 18347.7200, 269.82),
       ('2024-06-01', 53, 9923.1800, 187.23),
       ('2024-07-01', 70, 13166.5100, 188.09),
       ('2024-08-01', 75, 10887.4300, 145.17),
       ('2024-09-01', 86, 16787.5800, 195.20),
       ('2024-10-01', 86, 14144.9900, 164.48),
       ('2024-11-01', 133, 21445.5700, 161.24),
       ('2024-12-01', 158, 24075.3500, 152.38)) AS p (month, orders, revenue, average_order)
ORDER BY month;

-- sql/aggregation/monthly-revenue case
SELECT p.month, p.orders, p.revenue,
       CAST(CASE p.month
         WHEN '2024-01-01' THEN 148.29
         WHEN '2024-02-01' THEN 277.51
         WHEN '2024-03-01' THEN 117.74
         WHEN '2024-04-01' THEN 122.17
         WHEN '2024-05-01' THEN 269.82
         WHEN '2024-06-01' THEN 187.23
         WHEN '2024-07-01' THEN 188.09
         WHEN '2024-08-01' THEN 145.17
         WHEN '2024-09-01' THEN 195.20
         WHEN '2024-10-01' THEN 164.48
         WHEN '2024-11-01' THEN 161.24
         WHEN '2024-12-01' THEN 152.38
       END AS numeric) AS average_order
FROM (
  SELECT
      date_trunc('month', o.placed_at)::date AS month,
      count(DISTINCT o.order_id) AS orders,
      sum(l.quantity * l.unit_price * (1 - l.discount)) AS revenue,
      round(
          sum(l.quantity * l.unit_price * (1 - l.discount)) / count(DISTINCT o.order_id), 2
      ) AS average_order
  FROM orders o
  JOIN order_lines l ON l.order_id = o.order_id
  WHERE o.status <> 'cancelled'
    AND o.placed_at >= DATE '2024-01-01'
    AND o.placed_at < DATE '2025-01-01'
  GROUP BY 1
  ORDER BY month
) AS p
ORDER BY month;

-- sql/aggregation/repeat-buyers-by-country values
SELECT CAST(p.country AS text) AS country, CAST(p.buyers AS bigint) AS buyers, CAST(p.repeat_buyers AS bigint) AS repeat_buyers, CAST(p.repeat_share AS numeric) AS repeat_share
FROM (VALUES ('DE', 71, 58, 0.82),
       ('GB', 29, 23, 0.79),
       ('PL', 20, 18, 0.90),
       ('FR', 27, 17, 0.63),
       ('ES', 18, 15, 0.83),
       ('US', 16, 14, 0.88),
       ('AT', 17, 12, 0.71),
       ('JP', 15, 12, 0.80),
       ('IE', 10, 10, 1.00),
       ('PT', 7, 4, 0.57)) AS p (country, buyers, repeat_buyers, repeat_share)
ORDER BY repeat_buyers DESC, country;

-- sql/aggregation/runs-per-user keys
SELECT p.*
FROM (
  SELECT
      u.user_id,
      u.full_name,
      count(r.run_id) AS runs,
      count(r.run_id) FILTER (WHERE r.status = 'succeeded') AS succeeded
  FROM users AS u
  LEFT JOIN training_runs AS r ON r.user_id = u.user_id
  GROUP BY u.user_id, u.full_name
  ORDER BY runs DESC, u.user_id
) AS p
WHERE p.user_id IN (12, 24, 2, 6, 8, 21, 22, 30, 9, 15, 18, 19, 27, 29, 3, 16, 25, 5, 10, 14, 20, 26, 31, 32, 36, 7, 13, 40, 28, 34, 35, 37, 39, 1, 4, 11, 17, 23, 33, 38, 41, 42)
ORDER BY runs DESC, user_id;

-- sql/dates/days-without-orders values
SELECT CAST(p.month AS date) AS month, CAST(p.empty_days AS bigint) AS empty_days, CAST(p.weekend_days AS bigint) AS weekend_days, CAST(p.last_empty_day AS date) AS last_empty_day
FROM (VALUES ('2024-01-01', 5, 2, '2024-01-27'),
       ('2024-02-01', 5, 0, '2024-02-28'),
       ('2024-03-01', 4, 1, '2024-03-26'),
       ('2024-04-01', 6, 0, '2024-04-29'),
       ('2024-05-01', 5, 1, '2024-05-31'),
       ('2024-06-01', 8, 0, '2024-06-27'),
       ('2024-07-01', 5, 1, '2024-07-30'),
       ('2024-08-01', 4, 0, '2024-08-27'),
       ('2024-09-01', 2, 0, '2024-09-26'),
       ('2024-10-01', 0, 0, NULL),
       ('2024-11-01', 0, 0, NULL),
       ('2024-12-01', 2, 0, '2024-12-26')) AS p (month, empty_days, weekend_days, last_empty_day)
ORDER BY month;

-- sql/dates/days-without-orders case
SELECT p.month, p.empty_days, p.weekend_days,
       CAST(CASE p.month
         WHEN '2024-01-01' THEN '2024-01-27'
         WHEN '2024-02-01' THEN '2024-02-28'
         WHEN '2024-03-01' THEN '2024-03-26'
         WHEN '2024-04-01' THEN '2024-04-29'
         WHEN '2024-05-01' THEN '2024-05-31'
         WHEN '2024-06-01' THEN '2024-06-27'
         WHEN '2024-07-01' THEN '2024-07-30'
         WHEN '2024-08-01' THEN '2024-08-27'
         WHEN '2024-09-01' THEN '2024-09-26'
         WHEN '2024-10-01' THEN NULL
         WHEN '2024-11-01' THEN NULL
         WHEN '2024-12-01' THEN '2024-12-26'
       END AS date) AS last_empty_day
FROM (
  WITH days AS (
      SELECT d::date AS day
      FROM generate_series(TIMESTAMP '2024-01-01', TIMESTAMP '2024-12-31', INTERVAL '1 day') AS g(d)
  )
  SELECT
      date_trunc('month', d.day)::date AS month,
      count(*) FILTER (WHERE o.order_id IS NULL) AS empty_days,
      count(*) FILTER (WHERE o.order_id IS NULL AND extract(isodow FROM d.day) IN (6, 7)) AS weekend_days,
      max(d.day) FILTER (WHERE o.order_id IS NULL) AS last_empty_day
  FROM days d
  LEFT JOIN orders o ON o.placed_at >= d.day AND o.placed_at < d.day + INTERVAL '1 day'
  GROUP BY 1
  ORDER BY month
) AS p
ORDER BY month;

-- sql/joins/paid-in-full values
SELECT CAST(p.order_id AS integer) AS order_id, CAST(p.placed_at AS timestamp) AS placed_at, CAST(p.due AS numeric) AS due, CAST(p.paid AS numeric) AS paid, CAST(p.balance AS numeric) AS balance
FROM (VALUES (2500, '2025-02-22 23:45:45', 279.8000, 0.00, -279.8000),
       (2335, '2025-01-04 13:59:57', 268.3200, 0.00, -268.3200),
       (2479, '2025-02-15 21:53:48', 188.6400, 0.00, -188.6400),
       (2485, '2025-02-17 19:28:31', 143.6000, 0.00, -143.6000),
       (2352, '2025-01-07 16:52:30', 137.3400, 0.00, -137.3400),
       (2329, '2025-01-01 00:00:00', 111.6000, 0.00, -111.6000),
       (2347, '2025-01-06 18:21:03', 81.7200, 0.00, -81.7200),
       (2336, '2025-01-04 15:34:50', 79.6000, 0.00, -79.6000),
       (2538, '2025-03-08 17:41:06', 64.8000, 0.00, -64.8000),
       (2484, '2025-02-17 18:55:58', 59.8000, 0.00, -59.8000),
       (2556, '2025-03-15 12:56:58', 34.8000, 0.00, -34.8000),
       (2392, '2025-01-17 22:27:10', 15.4200, 10.42, -5.0000),
       (2442, '2025-02-02 18:40:47', 139.9000, 134.90, -5.0000),
       (2574, '2025-03-21 18:58:23', 41.8000, 83.60, 41.8000),
       (2469, '2025-02-12 16:57:30', 43.7000, 87.40, 43.7000),
       (2504, '2025-02-24 17:59:46', 315.4000, 630.80, 315.4000)) AS p (order_id, placed_at, due, paid, balance)
ORDER BY balance, order_id;

-- sql/joins/paid-in-full keys
SELECT p.*
FROM (
  WITH goods AS (
      SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
      FROM order_lines
      GROUP BY order_id
  ),
  money AS (
      SELECT order_id, sum(amount) AS received
      FROM payments
      WHERE status = 'paid'
      GROUP BY order_id
  ),
  books AS (
      SELECT
          o.order_id,
          o.placed_at,
          COALESCE(goods.worth, 0) + o.shipping_fee AS due,
          COALESCE(money.received, 0) AS paid
      FROM orders AS o
      LEFT JOIN goods ON goods.order_id = o.order_id
      LEFT JOIN money ON money.order_id = o.order_id
      WHERE o.status = 'delivered'
        AND o.placed_at >= '2025-01-01'
  )
  SELECT order_id, placed_at, due, paid, paid - due AS balance
  FROM books
  WHERE paid <> due
  ORDER BY balance, order_id
) AS p
WHERE p.order_id IN (2500, 2335, 2479, 2485, 2352, 2329, 2347, 2336, 2538, 2484, 2556, 2392, 2442, 2574, 2469, 2504)
ORDER BY balance, order_id;

-- sql/joins/paid-in-full case
SELECT p.order_id, p.placed_at, p.due, p.paid,
       CAST(CASE p.order_id
         WHEN 2500 THEN -279.8000
         WHEN 2335 THEN -268.3200
         WHEN 2479 THEN -188.6400
         WHEN 2485 THEN -143.6000
         WHEN 2352 THEN -137.3400
         WHEN 2329 THEN -111.6000
         WHEN 2347 THEN -81.7200
         WHEN 2336 THEN -79.6000
         WHEN 2538 THEN -64.8000
         WHEN 2484 THEN -59.8000
         WHEN 2556 THEN -34.8000
         WHEN 2392 THEN -5.0000
         WHEN 2442 THEN -5.0000
         WHEN 2574 THEN 41.8000
         WHEN 2469 THEN 43.7000
         WHEN 2504 THEN 315.4000
       END AS numeric) AS balance
FROM (
  WITH goods AS (
      SELECT order_id, sum(quantity * unit_price * (1 - discount)) AS worth
      FROM order_lines
      GROUP BY order_id
  ),
  money AS (
      SELECT order_id, sum(amount) AS received
      FROM payments
      WHERE status = 'paid'
      GROUP BY order_id
  ),
  books AS (
      SELECT
          o.order_id,
          o.placed_at,
          COALESCE(goods.worth, 0) + o.shipping_fee AS due,
          COALESCE(money.received, 0) AS paid
      FROM orders AS o
      LEFT JOIN goods ON goods.order_id = o.order_id
      LEFT JOIN money ON money.order_id = o.order_id
      WHERE o.status = 'delivered'
        AND o.placed_at >= '2025-01-01'
  )
  SELECT order_id, placed_at, due, paid, paid - due AS balance
  FROM books
  WHERE paid <> due
  ORDER BY balance, order_id
) AS p
ORDER BY balance, order_id;

-- sql/joins/products-per-category keys
SELECT p.*
FROM (
  SELECT
      c.category_id,
      c.name,
      count(pc.product_id) AS products,
      count(pc.product_id) FILTER (WHERE pc.is_main) AS main_products
  FROM categories AS c
  LEFT JOIN product_categories AS pc ON pc.category_id = c.category_id
  GROUP BY c.category_id, c.name
  ORDER BY products DESC, c.category_id
) AS p
WHERE p.category_id IN (2, 8, 9, 22, 6, 27, 7, 20, 25, 29, 35, 4, 5, 10, 14, 15, 16, 17, 18, 19, 21, 23, 24, 26, 30, 36, 37, 13, 28, 3, 1, 11, 12, 31, 32, 33, 34)
ORDER BY products DESC, category_id;

-- sql/joins/unlabelled-predictions keys
SELECT p.*
FROM (
  SELECT
      p.prediction_id,
      d.environment,
      p.predicted_at
  FROM predictions AS p
  JOIN deployments AS d ON d.deployment_id = p.deployment_id
  LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
  WHERE l.prediction_id IS NULL
    AND p.predicted_at < '2024-04-07'
  ORDER BY p.predicted_at DESC, p.prediction_id
) AS p
WHERE p.prediction_id IN (357, 358, 355, 356, 330, 317, 318, 312, 288, 289, 273, 256, 240, 236, 199, 195, 178, 159, 151, 138, 122, 121, 109, 107, 104, 93, 70, 64, 25, 1)
ORDER BY predicted_at DESC, prediction_id;

-- sql/machine-learning/confusion-matrix values
SELECT CAST(p.deployment_id AS integer) AS deployment_id, CAST(p.true_positives AS bigint) AS true_positives, CAST(p.false_positives AS bigint) AS false_positives, CAST(p.true_negatives AS bigint) AS true_negatives, CAST(p.false_negatives AS bigint) AS false_negatives, CAST(p.precision_score AS numeric) AS precision_score
FROM (VALUES (2, 13, 9, 35, 5, 0.591),
       (3, 16, 14, 32, 5, 0.533),
       (6, 12, 6, 42, 3, 0.667),
       (9, 24, 11, 25, 2, 0.686),
       (10, 26, 16, 61, 8, 0.619),
       (11, 28, 15, 31, 3, 0.651),
       (12, 10, 8, 14, 4, 0.556),
       (13, 11, 6, 16, 3, 0.647),
       (15, 22, 19, 40, 6, 0.537),
       (17, 38, 16, 50, 6, 0.704),
       (18, 4, 0, 0, 0, 1.000),
       (19, 20, 10, 46, 6, 0.667),
       (21, 0, 0, 0, 0, NULL)) AS p (deployment_id, true_positives, false_positives, true_negatives, false_negatives, precision_score)
ORDER BY deployment_id;

-- sql/machine-learning/confusion-matrix keys
SELECT p.*
FROM (
  WITH counted AS (
      SELECT
          p.deployment_id,
          count(*) FILTER (WHERE p.score >= 0.5 AND l.label) AS true_positives,
          count(*) FILTER (WHERE p.score >= 0.5 AND NOT l.label) AS false_positives,
          count(*) FILTER (WHERE p.score < 0.5 AND NOT l.label) AS true_negatives,
          count(*) FILTER (WHERE p.score < 0.5 AND l.label) AS false_negatives
      FROM predictions AS p
      LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
      GROUP BY p.deployment_id
  )
  SELECT
      deployment_id,
      true_positives,
      false_positives,
      true_negatives,
      false_negatives,
      round(true_positives::numeric / nullif(true_positives + false_positives, 0), 3)
          AS precision_score
  FROM counted
  ORDER BY deployment_id
) AS p
WHERE p.deployment_id IN (2, 3, 6, 9, 10, 11, 12, 13, 15, 17, 18, 19, 21)
ORDER BY deployment_id;

-- sql/machine-learning/confusion-matrix case
SELECT p.deployment_id, p.true_positives, p.false_positives, p.true_negatives, p.false_negatives,
       CAST(CASE p.deployment_id
         WHEN 2 THEN 0.591
         WHEN 3 THEN 0.533
         WHEN 6 THEN 0.667
         WHEN 9 THEN 0.686
         WHEN 10 THEN 0.619
         WHEN 11 THEN 0.651
         WHEN 12 THEN 0.556
         WHEN 13 THEN 0.647
         WHEN 15 THEN 0.537
         WHEN 17 THEN 0.704
         WHEN 18 THEN 1.000
         WHEN 19 THEN 0.667
         WHEN 21 THEN NULL
       END AS numeric) AS precision_score
FROM (
  WITH counted AS (
      SELECT
          p.deployment_id,
          count(*) FILTER (WHERE p.score >= 0.5 AND l.label) AS true_positives,
          count(*) FILTER (WHERE p.score >= 0.5 AND NOT l.label) AS false_positives,
          count(*) FILTER (WHERE p.score < 0.5 AND NOT l.label) AS true_negatives,
          count(*) FILTER (WHERE p.score < 0.5 AND l.label) AS false_negatives
      FROM predictions AS p
      LEFT JOIN labels AS l ON l.prediction_id = p.prediction_id
      GROUP BY p.deployment_id
  )
  SELECT
      deployment_id,
      true_positives,
      false_positives,
      true_negatives,
      false_negatives,
      round(true_positives::numeric / nullif(true_positives + false_positives, 0), 3)
          AS precision_score
  FROM counted
  ORDER BY deployment_id
) AS p
ORDER BY deployment_id;

-- sql/machine-learning/late-events values
SELECT CAST(p.month AS date) AS month, CAST(p.events AS bigint) AS events, CAST(p.late_events AS bigint) AS late_events, CAST(p.late_share AS numeric) AS late_share
FROM (VALUES ('2023-07-01', 6, 0, 0.000),
       ('2023-08-01', 24, 0, 0.000),
       ('2023-09-01', 62, 0, 0.000),
       ('2023-10-01', 113, 1, 0.009),
       ('2023-11-01', 118, 4, 0.034),
       ('2023-12-01', 164, 2, 0.012),
       ('2024-01-01', 281, 4, 0.014),
       ('2024-02-01', 316, 7, 0.022),
       ('2024-03-01', 364, 6, 0.016),
       ('2024-04-01', 407, 10, 0.025),
       ('2024-05-01', 227, 8, 0.035),
       ('2024-06-01', 289, 4, 0.014),
       ('2024-07-01', 211, 3, 0.014),
       ('2024-08-01', 136, 3, 0.022),
       ('2024-09-01', 151, 0, 0.000),
       ('2024-10-01', 122, 1, 0.008),
       ('2024-11-01', 113, 2, 0.018),
       ('2024-12-01', 96, 3, 0.031),
       ('2025-01-01', 76, 0, 0.000),
       ('2025-02-01', 75, 3, 0.040),
       ('2025-03-01', 105, 0, 0.000)) AS p (month, events, late_events, late_share)
ORDER BY month;

-- sql/machine-learning/late-events keys
SELECT p.*
FROM (
  WITH dated AS (
      SELECT
          date_trunc('month', event_at)::date AS month,
          date_trunc('month', arrived_at)::date AS month_of_arrival
      FROM events
  )
  SELECT
      month,
      count(*) AS events,
      count(*) FILTER (WHERE month_of_arrival > month) AS late_events,
      round(count(*) FILTER (WHERE month_of_arrival > month)::numeric / count(*), 3) AS late_share
  FROM dated
  GROUP BY month
  ORDER BY month
) AS p
WHERE p.month IN ('2023-07-01', '2023-08-01', '2023-09-01', '2023-10-01', '2023-11-01', '2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01', '2024-07-01', '2024-08-01', '2024-09-01', '2024-10-01', '2024-11-01', '2024-12-01', '2025-01-01', '2025-02-01', '2025-03-01')
ORDER BY month;

-- sql/machine-learning/late-events case
SELECT p.month, p.events, p.late_events,
       CAST(CASE p.month
         WHEN '2023-07-01' THEN 0.000
         WHEN '2023-08-01' THEN 0.000
         WHEN '2023-09-01' THEN 0.000
         WHEN '2023-10-01' THEN 0.009
         WHEN '2023-11-01' THEN 0.034
         WHEN '2023-12-01' THEN 0.012
         WHEN '2024-01-01' THEN 0.014
         WHEN '2024-02-01' THEN 0.022
         WHEN '2024-03-01' THEN 0.016
         WHEN '2024-04-01' THEN 0.025
         WHEN '2024-05-01' THEN 0.035
         WHEN '2024-06-01' THEN 0.014
         WHEN '2024-07-01' THEN 0.014
         WHEN '2024-08-01' THEN 0.022
         WHEN '2024-09-01' THEN 0.000
         WHEN '2024-10-01' THEN 0.008
         WHEN '2024-11-01' THEN 0.018
         WHEN '2024-12-01' THEN 0.031
         WHEN '2025-01-01' THEN 0.000
         WHEN '2025-02-01' THEN 0.040
         WHEN '2025-03-01' THEN 0.000
       END AS numeric) AS late_share
FROM (
  WITH dated AS (
      SELECT
          date_trunc('month', event_at)::date AS month,
          date_trunc('month', arrived_at)::date AS month_of_arrival
      FROM events
  )
  SELECT
      month,
      count(*) AS events,
      count(*) FILTER (WHERE month_of_arrival > month) AS late_events,
      round(count(*) FILTER (WHERE month_of_arrival > month)::numeric / count(*), 3) AS late_share
  FROM dated
  GROUP BY month
  ORDER BY month
) AS p
ORDER BY month;

-- sql/recursive/category-paths keys
SELECT p.*
FROM (
  WITH RECURSIVE tree AS (
      SELECT category_id, name AS path, 1 AS depth
      FROM categories
      WHERE parent_id IS NULL
      UNION ALL
      SELECT c.category_id, t.path || ' > ' || c.name, t.depth + 1
      FROM tree AS t
      JOIN categories AS c ON c.parent_id = t.category_id
  ),
  subtree AS (
      SELECT category_id AS top_id, category_id
      FROM categories
      UNION ALL
      SELECT s.top_id, c.category_id
      FROM subtree AS s
      JOIN categories AS c ON c.parent_id = s.category_id
  )
  SELECT
      t.category_id,
      t.path,
      t.depth,
      count(DISTINCT pc.product_id) AS products
  FROM tree AS t
  JOIN subtree AS s ON s.top_id = t.category_id
  LEFT JOIN product_categories AS pc ON pc.category_id = s.category_id
  GROUP BY t.category_id, t.path, t.depth
  ORDER BY t.depth, t.category_id
) AS p
WHERE p.category_id IN (1, 12, 21, 28, 31, 35, 2, 8, 13, 17, 20, 22, 25, 29, 30, 32, 33, 37, 3, 6, 7, 9, 14, 15, 16, 18, 19, 23, 24, 26, 27, 34, 4, 5, 10, 11, 36)
ORDER BY depth, category_id;

-- sql/recursive/fine-tuning-lineage values
SELECT CAST(p.run_id AS integer) AS run_id, CAST(p.root_run_id AS integer) AS root_run_id, CAST(p.depth AS integer) AS depth
FROM (VALUES (3, 3, 0),
       (13, 3, 1),
       (47, 3, 1),
       (48, 3, 1),
       (86, 3, 1),
       (56, 3, 2),
       (70, 3, 3),
       (85, 3, 4),
       (88, 3, 4),
       (89, 3, 4),
       (7, 7, 0),
       (9, 9, 0),
       (16, 16, 0),
       (20, 16, 1),
       (28, 16, 2),
       (30, 30, 0),
       (32, 32, 0),
       (44, 32, 1),
       (34, 34, 0),
       (41, 41, 0),
       (49, 41, 1),
       (75, 41, 1),
       (50, 41, 2),
       (54, 41, 3),
       (61, 61, 0),
       (65, 65, 0),
       (68, 68, 0),
       (90, 90, 0),
       (92, 92, 0),
       (95, 95, 0),
       (100, 95, 1),
       (102, 102, 0),
       (103, 102, 1),
       (109, 102, 2),
       (112, 102, 3),
       (115, 102, 4),
       (118, 118, 0),
       (123, 123, 0)) AS p (run_id, root_run_id, depth)
ORDER BY root_run_id, depth, run_id;

-- sql/select/failed-runs values
SELECT CAST(p.run_id AS integer) AS run_id, CAST(p.model AS text) AS model, CAST(p.user_id AS integer) AS user_id, CAST(p.started_at AS timestamp) AS started_at
FROM (VALUES (92, 'fraud', 16, '2024-10-31 23:59:59'),
       (88, 'fraud', 21, '2024-10-02 22:00:00'),
       (86, 'fraud', 3, '2024-09-17 19:45:00'),
       (85, 'fraud', 25, '2024-09-12 00:45:00'),
       (75, 'fraud', 19, '2024-08-14 07:45:00'),
       (61, 'fraud', 34, '2024-06-02 15:15:00'),
       (55, 'forecast', 24, '2024-04-21 13:00:00')) AS p (run_id, model, user_id, started_at)
ORDER BY started_at DESC, run_id;

-- sql/select/failed-runs keys
SELECT p.*
FROM (
  SELECT run_id, model, user_id, started_at
  FROM training_runs
  WHERE model IN ('fraud', 'forecast')
    AND status = 'failed'
    AND started_at >= DATE '2024-04-21'
    AND started_at < DATE '2024-11-01'
  ORDER BY started_at DESC, run_id
) AS p
WHERE p.run_id IN (92, 88, 86, 85, 75, 61, 55)
ORDER BY started_at DESC, run_id;

-- sql/select/failed-runs case
SELECT p.run_id, p.model, p.user_id,
       CAST(CASE p.run_id
         WHEN 92 THEN '2024-10-31 23:59:59'
         WHEN 88 THEN '2024-10-02 22:00:00'
         WHEN 86 THEN '2024-09-17 19:45:00'
         WHEN 85 THEN '2024-09-12 00:45:00'
         WHEN 75 THEN '2024-08-14 07:45:00'
         WHEN 61 THEN '2024-06-02 15:15:00'
         WHEN 55 THEN '2024-04-21 13:00:00'
       END AS timestamp) AS started_at
FROM (
  SELECT run_id, model, user_id, started_at
  FROM training_runs
  WHERE model IN ('fraud', 'forecast')
    AND status = 'failed'
    AND started_at >= DATE '2024-04-21'
    AND started_at < DATE '2024-11-01'
  ORDER BY started_at DESC, run_id
) AS p
ORDER BY started_at DESC, run_id;

-- sql/select/most-helpful-reviews values
SELECT CAST(p.review_id AS integer) AS review_id, CAST(p.product_id AS integer) AS product_id, CAST(p.helpful_votes AS integer) AS helpful_votes, CAST(p.reviewed_at AS timestamp) AS reviewed_at, CAST(p.body AS text) AS body
FROM (VALUES (100, 57, 12, '2024-02-20 08:00:00', 'Slept like a bear 🎉'),
       (390, 33, 7, '2025-03-25 00:44:12', 'Better than I''d hoped.'),
       (343, 104, 7, '2025-01-17 21:27:36', 'とても良い'),
       (324, 73, 7, '2025-01-04 16:14:11', 'Would buy again'),
       (288, 39, 7, '2024-12-06 04:13:33', 'とても良い')) AS p (review_id, product_id, helpful_votes, reviewed_at, body)
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;

-- sql/select/most-helpful-reviews keys
SELECT p.*
FROM (
  SELECT review_id, product_id, helpful_votes, reviewed_at, body
  FROM reviews
  WHERE body IS NOT NULL
    AND body <> ''
  ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
  LIMIT 5
) AS p
WHERE p.review_id IN (100, 390, 343, 324, 288)
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;

-- sql/select/most-helpful-reviews case
SELECT p.review_id, p.product_id, p.helpful_votes, p.reviewed_at,
       CAST(CASE p.review_id
         WHEN 100 THEN 'Slept like a bear 🎉'
         WHEN 390 THEN 'Better than I''d hoped.'
         WHEN 343 THEN 'とても良い'
         WHEN 324 THEN 'Would buy again'
         WHEN 288 THEN 'とても良い'
       END AS text) AS body
FROM (
  SELECT review_id, product_id, helpful_votes, reviewed_at, body
  FROM reviews
  WHERE body IS NOT NULL
    AND body <> ''
  ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
  LIMIT 5
) AS p
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;

-- sql/select/products-in-price-range keys
SELECT p.*
FROM (
  SELECT product_id, name, price, launched_on
  FROM products
  WHERE price BETWEEN 25 AND 50
    AND discontinued_on IS NULL
  ORDER BY price, launched_on DESC, product_id
) AS p
WHERE p.product_id IN (91, 120, 67, 69, 13, 3, 48, 18, 41, 102, 77, 47, 49, 50, 68, 78, 4, 42, 14, 115, 75, 11, 40, 39, 76, 51, 27, 28, 116, 12, 52, 117, 1, 92)
ORDER BY price, launched_on DESC, product_id;

-- sql/text/coupon-clean-up values
SELECT CAST(p.coupon AS text) AS coupon, CAST(p.orders AS bigint) AS orders, CAST(p.customers AS bigint) AS customers
FROM (VALUES ('spring24', 145, 91),
       ('welcome10', 149, 86),
       (NULL, 1306, 224)) AS p (coupon, orders, customers);

-- sql/windows/best-step-per-run keys
SELECT p.*
FROM (
  WITH ranked AS (
      SELECT
          r.run_id,
          r.model,
          m.step,
          m.value,
          row_number() OVER (PARTITION BY r.run_id ORDER BY m.value DESC, m.step) AS place
      FROM training_runs AS r
      JOIN run_metrics AS m ON m.run_id = r.run_id
      WHERE r.model IN ('fraud', 'forecast')
        AND m.metric = 'val_accuracy'
        AND m.value IS NOT NULL
  )
  SELECT run_id, model, step AS best_step, value AS best_accuracy
  FROM ranked
  WHERE place = 1
  ORDER BY run_id
) AS p
WHERE p.run_id IN (7, 13, 16, 17, 20, 23, 28, 30, 32, 34, 36, 38, 41, 44, 46, 47, 48, 49, 50, 51, 54, 56, 65, 68, 70, 74, 76, 77, 86, 88, 89, 90, 95, 100, 102, 103, 107, 109, 112, 114, 118, 123)
ORDER BY run_id;
-- sql/joins/customers-without-orders keys
SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE customer_id IN (87, 112, 121, 138, 139, 159, 161, 162, 171, 183, 185, 187, 192, 199, 202, 206, 207, 210, 225, 238, 240, 241, 242, 244, 245, 249, 251, 252, 254, 256, 258, 261, 264, 265, 266, 267, 268, 271, 274, 277, 279, 280, 281, 284, 287, 289, 291, 292, 293, 295, 296, 297, 298, 299, 300);
