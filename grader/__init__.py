"""Query Dojo: practise SQL and NoSQL, graded by verdicts that can be trusted."""

__version__ = "0.1.0"
