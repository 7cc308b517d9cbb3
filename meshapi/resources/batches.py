"""`client.batches`: all generated."""

from meshapi_generated.resources.batches import AsyncBatchesResource as AsyncBatchesResource
from meshapi_generated.resources.batches import BatchesResource as BatchesResource
