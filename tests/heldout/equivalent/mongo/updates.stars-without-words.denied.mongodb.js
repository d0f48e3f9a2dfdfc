// shape: the three conditions denied in one $nor
db.reviews.deleteMany({
  $nor: [
    { body: { $nin: [null, ""] } },
    { helpful_votes: { $gt: 0 } },
    { reviewed_at: { $gte: ISODate("2024-07-01T00:00:00Z") } },
    { reviewed_at: { $gte: "2024-07-01" } },
  ],
})
