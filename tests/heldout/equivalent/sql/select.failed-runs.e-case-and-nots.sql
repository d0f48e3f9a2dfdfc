-- shape: quoted identifiers, CASE in WHERE, NOT, interval arithmetic
SELECT "t"."run_id", "t"."model", "t"."user_id", "t"."started_at"
FROM "training_runs" AS "t"
WHERE CASE "t"."model" WHEN 'fraud' THEN TRUE WHEN 'forecast' THEN TRUE ELSE FALSE END
  AND NOT "t"."status" IN ('running', 'succeeded')
  AND NOT "t"."started_at" < make_date(2024, 4, 21)
  AND "t"."started_at" - INTERVAL '1 month' < TIMESTAMP '2024-10-01'
ORDER BY extract(epoch FROM "t"."started_at") DESC, "t"."run_id";
