-- Training runs of every user
SELECT user_id, full_name
FROM users;
