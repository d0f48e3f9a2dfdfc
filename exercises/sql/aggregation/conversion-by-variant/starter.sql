-- Conversion by variant
SELECT experiment_id, name AS variant
FROM variants;
