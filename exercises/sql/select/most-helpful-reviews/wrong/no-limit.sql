-- verdict: wrong, code: limit
-- why: all reviews with words come out, not five of them.
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body <> ''
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;
