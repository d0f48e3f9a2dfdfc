"""Play the conformance cases against an engine, and learn from them what it gets right."""
