"""`client.embeddings`: all generated."""

from meshapi_generated.resources.embeddings import AsyncEmbeddingsResource as AsyncEmbeddingsResource
from meshapi_generated.resources.embeddings import EmbeddingsResource as EmbeddingsResource
