"""`client.compare`: all generated."""

from meshapi_generated.resources.compare import AsyncCompareResource as AsyncCompareResource
from meshapi_generated.resources.compare import CompareResource as CompareResource
