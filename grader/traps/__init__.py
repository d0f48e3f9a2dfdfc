"""Traps: mutants of a reference, and tiny datasets on which they and other wrong answers show.

`mutants` are changes to an SQL reference. `data` makes tables that keep every rule of a schema,
`rules` says which rules tables break, `shrink` makes a dataset smaller as long as something
holds of it, and `documents` does all of that for collections. Nothing here touches a driver, a
network or a clock; what is random comes from a seed.
"""
