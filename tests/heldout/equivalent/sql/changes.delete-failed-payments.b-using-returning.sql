-- shape: DELETE USING the same table, with RETURNING
delete from payments f
using payments p
where (f.order_id, f.method) = (p.order_id, p.method)
  and f.status = 'failed'
  and p.status = 'paid'
returning f.payment_id, f.order_id;
