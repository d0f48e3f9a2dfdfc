-- shape: CROSS JOIN LATERAL over an ungrouped aggregate, COUNT of a CASE
SELECT U.User_Id, U.Full_Name, T.Runs, T.Succeeded
FROM Users U
CROSS JOIN LATERAL (
    SELECT COUNT(*) AS Runs,
           COUNT(CASE R.Status WHEN 'succeeded' THEN 1 END) AS Succeeded
    FROM Training_Runs R
    WHERE R.User_Id = U.User_Id
) T
ORDER BY T.Runs DESC NULLS LAST, U.User_Id ASC;
