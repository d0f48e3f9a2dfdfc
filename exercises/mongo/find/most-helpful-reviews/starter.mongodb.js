// The five most helpful reviews
db.reviews.find({}, { _id: 0, review_id: 1, product_id: 1, helpful_votes: 1 }).limit(5)
