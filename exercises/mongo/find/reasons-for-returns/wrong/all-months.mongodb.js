// verdict: wrong, code: extra-documents
// why: without a filter the reasons of all orders come back.
db.orders.distinct("lines.returns.reason")
