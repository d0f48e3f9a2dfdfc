// Revenue month by month, from documents
db.orders.aggregate([
  { $match: { status: { $ne: "cancelled" } } },
])
