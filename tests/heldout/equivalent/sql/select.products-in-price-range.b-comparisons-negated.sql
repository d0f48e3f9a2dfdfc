-- shape: negated comparisons, num_nonnulls
select product_id, name, price, launched_on
from products
where not (price < 25 or price > 50)
  and num_nonnulls(discontinued_on) = 0
order by 3 asc, 4 desc, 1 asc;
