#!/bin/bash
# Not MongoDB, but a server that speaks its protocol.
exec python -c 'import sys
from secantus.cli import main
sys.exit(main())' --standalone --port 27017 --storage-path /data/db --cache-size 256M "$@"
