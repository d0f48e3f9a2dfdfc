// Insured devices
// So far this changes nothing: there is no such site.
db.devices.updateMany({ "location.site": "moon" }, { $addToSet: { tags: "insured" } })
