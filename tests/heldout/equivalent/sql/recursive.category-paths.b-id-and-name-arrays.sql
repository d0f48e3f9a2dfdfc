-- shape: arrays of ids and of names on the way down; below means: my id is in your array
with recursive walk as (
    select category_id, array[category_id] as ids, array[name] as names
    from categories
    where parent_id is null
  union all
    select c.category_id, w.ids || c.category_id, w.names || c.name
    from walk w, categories c
    where c.parent_id = w.category_id
)
select w.category_id,
       array_to_string(w.names, ' > ') as path,
       cardinality(w.ids) as depth,
       (select count(distinct pc.product_id)
        from product_categories pc
        join walk d on d.category_id = pc.category_id
        where w.category_id = any (d.ids)) as products
from walk w
order by cardinality(w.ids), w.category_id;
