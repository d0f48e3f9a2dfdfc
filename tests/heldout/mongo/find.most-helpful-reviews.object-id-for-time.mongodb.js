// why: takes the ObjectId for the time of writing; at the same instant that puts the later made _id first, not the lower review_id
// scenario: reviews 1 and 2 (with _ids in that order), same reviewed_at, same votes, both with words; asked: 1, 2; this: 2, 1
db.reviews
  .find(
    { body: { $exists: true, $ne: "" } },
    { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 },
  )
  .sort({ helpful_votes: -1, _id: -1 })
  .limit(5)
