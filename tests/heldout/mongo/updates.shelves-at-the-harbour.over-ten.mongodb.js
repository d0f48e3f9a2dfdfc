// why: 10 pieces are enough
db.products.updateMany({ "stock.warehouse": "harbour" }, { $set: { "stock.$[p].shelf": "H1" } }, { arrayFilters: [{ "p.warehouse": "harbour", "p.quantity": { $gt: 10 } }] })
