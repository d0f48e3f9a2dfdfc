"""mongomock-ng: MongoDB's offline engine, in memory. It runs only what the gate lets through."""
