-- verdict: wrong, code: missing-rows
-- why: removes every failed attempt, those of unpaid orders as well
DELETE FROM payments
WHERE status = 'failed';
