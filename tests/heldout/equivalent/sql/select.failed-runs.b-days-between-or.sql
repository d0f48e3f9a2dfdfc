-- shape: cast to date, BETWEEN, OR, = ANY of an array literal
select run_id, model, user_id, started_at from training_runs
where started_at::date between '2024-04-21' and '2024-10-31'
  and status = any ('{failed}')
  and (model = 'fraud' or model = 'forecast')
order by 4 desc, 1 asc;
