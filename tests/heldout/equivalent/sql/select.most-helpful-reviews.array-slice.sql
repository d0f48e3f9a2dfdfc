-- shape: all ids in one ordered array, its first five elements unnested with their place and joined back
SELECT r.review_id, r.product_id, r.helpful_votes, r.reviewed_at, r.body
FROM (
    SELECT (array_agg(review_id ORDER BY helpful_votes DESC, reviewed_at DESC, review_id))[1:5] AS ids
    FROM reviews
    WHERE length(body) > 0
) AS a
CROSS JOIN LATERAL unnest(a.ids) WITH ORDINALITY AS u (review_id, place)
JOIN reviews AS r ON r.review_id = u.review_id
ORDER BY u.place;
