-- verdict: wrong, code: no-rows
-- why: <> NULL is never true.
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body <> NULL
  AND body <> ''
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
LIMIT 5;
