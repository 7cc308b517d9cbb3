"""`client.images`: all generated."""

from meshapi_generated.resources.images import AsyncImagesResource as AsyncImagesResource
from meshapi_generated.resources.images import ImagesResource as ImagesResource
