-- why: of equally many votes the later one goes first, here the hour plays no part
-- scenario: two reviews with words and 3 votes, number 1 written at 09:00 and number 2 at 17:00 of one day: 2, 1
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE length(body) > 0
ORDER BY helpful_votes DESC, reviewed_at::date DESC, review_id
LIMIT 5;
