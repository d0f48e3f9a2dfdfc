-- shape: CASE names the outcome, CASE sums count it, NULLIF against division by nothing
select deployment_id,
       true_positives, false_positives, true_negatives, false_negatives,
       round(true_positives * 1.0 / nullif(true_positives + false_positives, 0), 3) as precision_score
from (
    select deployment_id,
           sum(case outcome when 'tp' then 1 else 0 end) as true_positives,
           sum(case outcome when 'fp' then 1 else 0 end) as false_positives,
           sum(case outcome when 'tn' then 1 else 0 end) as true_negatives,
           sum(case outcome when 'fn' then 1 else 0 end) as false_negatives
    from (
        select p.deployment_id,
               case
                   when l.label is null then 'none'
                   when l.label then case when p.score >= 0.5 then 'tp' else 'fn' end
                   else case when p.score >= 0.5 then 'fp' else 'tn' end
               end as outcome
        from predictions p
        left join labels l using (prediction_id)
    ) as named
    group by deployment_id
) as counted
order by deployment_id;
