-- verdict: wrong, code: different-rows
-- why: among equal votes the earlier id wins instead of the later review.
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body <> ''
ORDER BY helpful_votes DESC, review_id
LIMIT 5;
