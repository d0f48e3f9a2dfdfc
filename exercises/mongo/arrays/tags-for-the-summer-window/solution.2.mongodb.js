db.products.find(
  {
    $and: [
      { tags: { $ne: null } },
      { tags: { $ne: [] } },
      { tags: { $ne: "sale" } },
      { tags: { $ne: "winter" } }
    ]
  },
  { name: 1, tags: 1 }
)
