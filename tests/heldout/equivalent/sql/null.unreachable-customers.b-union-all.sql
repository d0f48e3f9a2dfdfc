-- shape: UNION ALL of the two kinds of missing phone
select customer_id, full_name, 'never asked' as phone_status, newsletter
from customers
where phone is null and (newsletter is null or not newsletter)
union all
select customer_id, full_name, 'left blank', newsletter
from customers
where phone = '' and (newsletter is null or newsletter = false)
order by phone_status, customer_id;
