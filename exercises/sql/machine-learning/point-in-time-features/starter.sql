-- What the model could have known
-- So far: the predictions, with every version of the feature from any time.
SELECT
    p.prediction_id,
    p.subject_id,
    p.predicted_at,
    f.value AS purchases_30d
FROM predictions AS p
JOIN feature_values AS f ON f.subject_id = p.subject_id
WHERE p.deployment_id = 9
  AND f.feature = 'purchases_30d';
