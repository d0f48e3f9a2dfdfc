"""The servers of docker-compose.yml: starting and stopping them, where they are, what they hold.

docker, psycopg and pymongo are imported when first used: offline practice loads none of them.
"""

from grader.servers.mongo import MongoServer, end_local, find_mongo
from grader.servers.settings import Settings, read_settings
from grader.servers.urls import (
    database_url,
    mongo_url,
    postgres_url,
    shown_url,
    with_user,
)

__all__ = [
    "MongoServer",
    "Settings",
    "database_url",
    "end_local",
    "find_mongo",
    "mongo_url",
    "postgres_url",
    "read_settings",
    "shown_url",
    "with_user",
]
