-- shape: row_number in a subquery, at most 5
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT r.*,
           ROW_NUMBER() OVER (ORDER BY helpful_votes DESC, reviewed_at DESC, review_id ASC) AS place
    FROM reviews AS r
    WHERE COALESCE(body, '') != ''
) AS ranked
WHERE place <= 5
ORDER BY place;
