SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT
        r.*,
        row_number() OVER (ORDER BY helpful_votes DESC, reviewed_at DESC, review_id) AS place
    FROM reviews AS r
    WHERE length(body) > 0
) AS ranked
WHERE place <= 5
ORDER BY place;
