"""`client.files`: all generated."""

from meshapi_generated.resources.files import AsyncFilesResource as AsyncFilesResource
from meshapi_generated.resources.files import FilesResource as FilesResource
