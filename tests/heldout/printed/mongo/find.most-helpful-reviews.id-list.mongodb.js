// why: the reviews are named by their numbers
db.reviews.find({ review_id: { $in: [100, 390, 343, 324, 288] } }, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1, reviewed_at: 1, body: 1 }).sort({ helpful_votes: -1, reviewed_at: -1, review_id: 1 })
