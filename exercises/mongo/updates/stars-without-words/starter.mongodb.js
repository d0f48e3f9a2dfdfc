// Stars without words
// So far this deletes nothing: there are no reviews with 0 stars.
db.reviews.deleteMany({ rating: 0 })
