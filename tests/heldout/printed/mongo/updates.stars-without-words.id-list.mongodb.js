// why: the reviews are named by their numbers
db.reviews.deleteMany({ review_id: { $in: [10, 12, 13, 14, 22, 26, 44, 49, 60, 63, 66, 67, 69, 71, 76, 78, 80, 108, 113, 123, 125, 131, 132, 140, 141, 144, 154, 157, 159, 164, 168, 179, 183, 184, 185] } })
