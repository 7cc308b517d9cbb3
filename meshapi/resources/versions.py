"""`client.versions`: all generated."""

from meshapi_generated.resources.versions import AsyncVersionsResource as AsyncVersionsResource
from meshapi_generated.resources.versions import VersionsResource as VersionsResource
