// Everything below
db.categories.aggregate([
  { $match: { parent_id: null } },
  { $project: { name: 1 } },
])
