// shape: $nor of every reason to stay; comparisons hold within one type only, so text and dates are asked one by one
db.reviews.deleteMany({
  $nor: [
    { body: { $gt: "" } },
    { helpful_votes: { $gt: 0 } },
    { reviewed_at: { $gte: ISODate("2024-07-01T00:00:00Z") } },
    { reviewed_at: { $gte: "2024-07-01 00:00:00" } },
  ],
})
