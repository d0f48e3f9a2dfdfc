// Training runs of every user, from documents
db.users.aggregate([
  { $project: { _id: 0, user_id: "$_id", full_name: 1 } },
])
