"""Mutants of a reference, and tiny datasets on which plausible wrong answers show.

`mutants` are changes to an SQL reference, `pipelines` those to a MongoDB reference. `data` makes
tables that keep every rule of a schema, `rules` tells which rules given tables break, `shrink`
makes a dataset smaller as long as something holds of it, and `documents` does all of that for
collections. Nothing here touches a driver, a network or a clock; what is random comes from a seed.
"""
