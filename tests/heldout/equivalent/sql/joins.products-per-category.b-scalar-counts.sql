-- shape: two correlated scalar counts
select category_id,
       name,
       (select count(*) from product_categories pc where pc.category_id = c.category_id) as products,
       (select count(*) from product_categories pc where pc.category_id = c.category_id and is_main = true) as main_products
from categories c
order by products desc, category_id asc;
