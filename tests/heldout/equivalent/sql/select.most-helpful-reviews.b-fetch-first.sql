-- shape: FETCH FIRST 5 ROWS ONLY, length above 0
select review_id, product_id, helpful_votes, reviewed_at, body
from reviews
where body is not null and length(body) > 0
order by 3 desc, 4 desc, 1 asc
fetch first 5 rows only;
