-- The five most helpful reviews
SELECT review_id, product_id, helpful_votes
FROM reviews
LIMIT 5;
