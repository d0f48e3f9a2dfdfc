-- why: looks for orders since the account was made only; a guest may have ordered before
-- scenario: customer 1 signed up on 2024-05-10, only order placed 2024-05-01, nobody referred: lists 1; right is no row
SELECT c.customer_id, c.full_name, c.signed_up_on
FROM customers AS c
LEFT JOIN orders AS o
    ON o.customer_id = c.customer_id AND o.placed_at >= c.signed_up_on
LEFT JOIN customers AS r ON r.referred_by = c.customer_id
WHERE o.order_id IS NULL
  AND r.customer_id IS NULL;
