-- shape: plain WHERE, ORDER BY, LIMIT
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body <> ''
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
LIMIT 5;
