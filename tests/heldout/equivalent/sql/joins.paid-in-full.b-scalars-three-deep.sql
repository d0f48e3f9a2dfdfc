-- shape: correlated scalar sums, three nested subqueries in FROM
select *
from (
    select order_id, placed_at, due, paid, paid - due as balance
    from (
        select order_id,
               placed_at,
               shipping_fee + lines as due,
               paid
        from (
            select o.*,
                   coalesce((select sum(l.unit_price * (1.0 - l.discount) * l.quantity)
                             from order_lines l where l.order_id = o.order_id), 0.00) as lines,
                   coalesce((select sum(p.amount)
                             from payments p where p.order_id = o.order_id and p.status = 'paid'), '0'::numeric) as paid
            from orders o
        ) as x
        where status = 'delivered'
          and not placed_at < '2025-01-01'
    ) as y
) as z
where balance <> 0
order by balance asc, order_id asc;
