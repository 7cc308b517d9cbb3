"""`client.usage`: all generated."""

from meshapi_generated.resources.usage import AsyncUsageResource as AsyncUsageResource
from meshapi_generated.resources.usage import UsageResource as UsageResource
