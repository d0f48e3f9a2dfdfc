-- shape: first five of a sorted array of ids, unnest WITH ORDINALITY
SELECT r.review_id, r.product_id, r.helpful_votes, r.reviewed_at, r.body
FROM unnest((
    SELECT (array_agg(x.review_id ORDER BY x.helpful_votes DESC, x.reviewed_at DESC, x.review_id))[1:5]
    FROM (
        SELECT review_id, helpful_votes, reviewed_at FROM reviews
        EXCEPT
        SELECT review_id, helpful_votes, reviewed_at FROM reviews WHERE body IS NULL OR body IN ('')
    ) AS x
)) WITH ORDINALITY AS top (review_id, place)
JOIN reviews AS r USING (review_id)
ORDER BY top.place;
