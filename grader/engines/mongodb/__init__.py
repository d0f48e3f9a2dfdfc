"""MongoDB, on any server that speaks its protocol: the live engine of the MongoDB track."""
