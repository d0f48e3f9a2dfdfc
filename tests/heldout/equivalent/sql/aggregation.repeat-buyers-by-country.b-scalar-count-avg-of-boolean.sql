-- shape: correlated count for each customer, share as avg of a boolean cast to int
select country, buyers, repeat_buyers, repeat_share
from (
    select k.country,
           count(*) as buyers,
           sum((k.n > 1)::int) as repeat_buyers,
           round(avg((k.n > 1)::int), 2) as repeat_share
    from (
        select c.country,
               (select count(*) from orders o where o.customer_id = c.customer_id and o.status != 'cancelled') as n
        from customers c
    ) k
    where k.n > 0
    group by k.country
) x
where buyers >= 3
order by repeat_buyers desc, country asc;
