-- shape: GROUP BY order and method with HAVING, ids of the failed ones as arrays unnested
DELETE FROM payments
WHERE payment_id IN (
    SELECT unnest(g.failed_ids)
    FROM (
        SELECT array_agg(payment_id) FILTER (WHERE status = 'failed') AS failed_ids
        FROM payments
        GROUP BY order_id, method
        HAVING count(CASE WHEN status = 'paid' THEN 1 END) > 0
           AND count(*) > 1 /* a 'paid' one alone; nothing to do */
    ) AS g
);
