"""`client.router`: all generated."""

from meshapi_generated.resources.router import AsyncRouterResource as AsyncRouterResource
from meshapi_generated.resources.router import RouterResource as RouterResource
