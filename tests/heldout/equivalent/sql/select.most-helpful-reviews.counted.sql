-- shape: a review is among the five if fewer than five stand before it
SELECT r.review_id, r.product_id, r.helpful_votes, r.reviewed_at, r.body
FROM reviews r
WHERE length(r.body) > 0
  AND (
      SELECT count(*) FROM reviews b
      WHERE b.body > ''
        AND (b.helpful_votes > r.helpful_votes
             OR (b.helpful_votes = r.helpful_votes AND b.reviewed_at > r.reviewed_at)
             OR (b.helpful_votes = r.helpful_votes AND b.reviewed_at = r.reviewed_at AND b.review_id < r.review_id))
  ) < 5
ORDER BY r.helpful_votes DESC, r.reviewed_at DESC, r.review_id;
