// verdict: wrong, code: extra-documents
// why: the range begins in the right month but has no end.
db.orders.distinct("lines.returns.reason", { placed_at: { $gte: ISODate("2024-11-01") } })
