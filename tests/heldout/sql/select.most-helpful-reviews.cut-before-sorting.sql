-- why: cuts to five by votes and id and sorts properly only afterwards, so at the edge the wrong ones of a tie are kept
-- scenario: six reviews with words and 3 votes each, review 6 the latest, review 1 the earliest: gives 1 to 5; right is 2 to 6
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT *
    FROM reviews
    WHERE body IS NOT NULL AND body <> ''
    ORDER BY helpful_votes DESC, review_id
    LIMIT 5
) AS five
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;
