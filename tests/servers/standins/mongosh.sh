#!/bin/bash
exec node /opt/shell/node_modules/mongosh/bin/mongosh.js "$@"
