// verdict: wrong, code: too-many-changed
// why: everything in one $or deletes a review for a single reason
db.reviews.deleteMany({
  $or: [
    { body: { $exists: false } },
    { body: "" },
    { helpful_votes: { $in: [null, 0] } },
    { reviewed_at: { $lt: ISODate("2024-07-01T00:00:00Z") } },
    { reviewed_at: { $lt: "2024-07-01" } },
  ],
})
