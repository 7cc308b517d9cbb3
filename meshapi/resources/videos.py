"""`client.videos`: all generated."""

from meshapi_generated.resources.videos import AsyncVideosResource as AsyncVideosResource
from meshapi_generated.resources.videos import VideosResource as VideosResource
