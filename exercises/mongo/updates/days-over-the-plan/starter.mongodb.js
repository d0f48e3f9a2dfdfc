// Days over the plan
// So far this changes nothing: no experiment has such a status.
db.experiments.updateMany({ status: "nobody knows" }, [{ $set: { days: 0 } }])
