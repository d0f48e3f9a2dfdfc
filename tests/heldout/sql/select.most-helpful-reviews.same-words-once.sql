-- why: keeps one review for each customer, product and text, but a text sent in twice is two reviews
-- scenario: two reviews of product 1 by customer 12 with the body 'Nice' on two days: gives one row; right is both
SELECT review_id, product_id, helpful_votes, reviewed_at, body
FROM (
    SELECT DISTINCT ON (product_id, customer_id, body) *
    FROM reviews
    WHERE body <> ''
    ORDER BY product_id, customer_id, body, helpful_votes DESC, reviewed_at DESC, review_id
) AS once
ORDER BY helpful_votes DESC, reviewed_at DESC, review_id
LIMIT 5;
