-- shape: correlated count of better reviews by row comparison
WITH with_words AS (
    SELECT * FROM reviews WHERE NULLIF(body, '') IS NOT NULL
)
SELECT w.review_id, w.product_id, w.helpful_votes, w.reviewed_at, w.body
FROM with_words AS w
WHERE (
    SELECT count(*)
    FROM with_words AS b
    WHERE (b.helpful_votes, b.reviewed_at, w.review_id) > (w.helpful_votes, w.reviewed_at, b.review_id)
) < 5
ORDER BY w.helpful_votes DESC, w.reviewed_at DESC, w.review_id;
