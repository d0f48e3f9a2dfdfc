// Each condition is spelt out; every one of the three has two cases.
db.reviews.deleteMany({
  $and: [
    { $or: [{ body: { $exists: false } }, { body: "" }] },
    { $or: [{ helpful_votes: { $exists: false } }, { helpful_votes: 0 }] },
    {
      $or: [
        { reviewed_at: { $type: "date", $lt: ISODate("2024-07-01T00:00:00Z") } },
        { reviewed_at: { $type: "string", $lt: "2024-07-01 00:00:00" } },
      ],
    },
  ],
})
