-- why: exactly five come out, here fewer where fewer than five have a vote
-- scenario: five reviews with words, one of them with 0 votes
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM reviews
WHERE body <> '' AND helpful_votes > 0
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
LIMIT 5;
