// verdict: wrong, code: extra-documents
// why: a projection leaves out parts of documents, never documents.
db.subjects.find(
  {},
  {
    display_name: 1,
    assignments: { $elemMatch: { experiment_id: 13, variant: "control" } }
  }
)
