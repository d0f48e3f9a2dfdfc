-- why: the votes of the fifth review are read off the data, whatever has words and as many is shown
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body <> '' AND (helpful_votes, reviewed_at) >= (7, TIMESTAMP '2024-12-06 04:13:33')
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id;
