-- why: the customers are named by their ids, neither orders nor referrals are looked at
SELECT customer_id, full_name, signed_up_on
FROM customers
WHERE customer_id IN (87, 112, 121, 138, 139, 159, 161, 162, 171, 183, 185, 187, 192, 199, 202, 206, 207, 210, 225, 238, 240, 241, 242, 244, 245, 249, 251, 252, 254, 256, 258, 261, 264, 265, 266, 267, 268, 271, 274, 277, 279, 280, 281, 284, 287, 289, 291, 292, 293, 295, 296, 297, 298, 299, 300);
