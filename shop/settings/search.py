"""Search: tantivy in the process unless an Elasticsearch address is given (DESIGN 5)."""

from shop.settings import env

SEARCH_ENGINE = "elasticsearch" if env.ELASTICSEARCH_URL else "embedded"
SEARCH_INDEX_DIR = env.SEARCH_INDEX_DIR
SEARCH_INDEX_PREFIX = env.SEARCH_INDEX_PREFIX
ELASTICSEARCH_URL = env.ELASTICSEARCH_URL
ELASTICSEARCH_USER = env.ELASTICSEARCH_USER
ELASTICSEARCH_PASSWORD = env.ELASTICSEARCH_PASSWORD
# A page waits no longer for the server; then the embedded engine answers.
SEARCH_PATIENCE_SECONDS = 0.3
