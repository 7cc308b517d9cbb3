"""`client.responses`: all generated."""

from meshapi_generated.resources.responses import AsyncResponsesResource as AsyncResponsesResource
from meshapi_generated.resources.responses import ResponsesResource as ResponsesResource
