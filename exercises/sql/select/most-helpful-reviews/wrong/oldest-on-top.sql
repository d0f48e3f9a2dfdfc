-- verdict: wrong, code: row-order
-- why: the right five, but the outer ORDER BY turns equal votes round.
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT *
    FROM reviews
    WHERE body <> ''
    ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
    LIMIT 5
) AS best
ORDER BY helpful_votes DESC, reviewed_at;
