-- verdict: wrong, code: different-rows
-- why: the empty string is not NULL; a review without words gets in and another one drops out.
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body IS NOT NULL
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
LIMIT 5;
