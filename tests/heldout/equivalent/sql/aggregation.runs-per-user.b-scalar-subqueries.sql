-- shape: two correlated scalar subqueries, lower case, ordinals in ORDER BY
select user_id,
       full_name,
       (select count(*) from training_runs where training_runs.user_id = users.user_id) runs,
       (select count(*) from training_runs
        where (training_runs.user_id, status) = (users.user_id, 'succeeded')) succeeded
from users
order by 3 desc, 1;
