-- shape: no LIMIT: those beside whom fewer than five are better, by a correlated count over row comparison
SELECT r.review_id, r.product_id, r.helpful_votes, r.reviewed_at, r.body
FROM reviews AS r
WHERE r.body <> ''
  AND 5 > (
      SELECT count(*)
      FROM reviews AS b
      WHERE b.body <> ''
        AND (b.helpful_votes, b.reviewed_at, -b.review_id::bigint)
          > (r.helpful_votes, r.reviewed_at, -r.review_id::bigint)
  )
ORDER BY r.helpful_votes DESC, r.reviewed_at DESC, r.review_id;
