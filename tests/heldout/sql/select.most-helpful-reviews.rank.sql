-- why: reviews alike in votes and time share a rank, so more than five may come out
-- scenario: six reviews with words, 0 votes and the same instant: the one with the highest review_id is out
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT *, rank() OVER (ORDER BY helpful_votes DESC, reviewed_at DESC) AS place
    FROM reviews
    WHERE body <> ''
) AS r
WHERE place <= 5
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;
