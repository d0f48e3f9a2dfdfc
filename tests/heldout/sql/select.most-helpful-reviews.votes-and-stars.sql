-- why: ties go by time and id, here better stars go first
SELECT review_id, product_id, helpful_votes, reviewed_at, body FROM reviews WHERE body <> ''
ORDER BY helpful_votes DESC, reviewed_at DESC, rating DESC, review_id LIMIT 5;
