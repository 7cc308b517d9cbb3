"""`client.templates`: all generated."""

from meshapi_generated.resources.templates import AsyncTemplatesResource as AsyncTemplatesResource
from meshapi_generated.resources.templates import TemplatesResource as TemplatesResource
