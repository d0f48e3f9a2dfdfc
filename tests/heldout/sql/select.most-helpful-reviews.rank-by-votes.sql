-- why: takes all with rank 5 or better by votes alone, so a tie at the edge lets more than five in
-- scenario: six reviews with words and 3 votes each: gives six rows; right is the five latest
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT reviews.*, rank() OVER (ORDER BY helpful_votes DESC) AS place
    FROM reviews
    WHERE body <> ''
) AS ranked
WHERE place <= 5
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;
