// why: goes by the second in the ObjectId, to get round text and dates; reviewed_at decides
// scenario: a review without body and votes, reviewed_at 2024-06-30 23:59:00, with an _id of 2024-07-01 00:00:05 (stored late); asked: deleted; this: stays
db.reviews.deleteMany({
  body: { $in: [null, ""] },
  helpful_votes: { $in: [null, 0] },
  _id: { $lt: ObjectId("6681f1800000000000000000") },
})
