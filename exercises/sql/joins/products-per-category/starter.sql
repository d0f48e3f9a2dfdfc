-- Products in each category
SELECT c.category_id, c.name
FROM categories AS c;
