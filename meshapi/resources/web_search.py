"""`client.web`: all generated."""

from meshapi_generated.resources.web import AsyncWebResource as AsyncWebResource
from meshapi_generated.resources.web import WebResource as WebResource
