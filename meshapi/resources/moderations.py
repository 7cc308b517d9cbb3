"""`client.moderations`: all generated."""

from meshapi_generated.resources.moderations import AsyncModerationsResource as AsyncModerationsResource
from meshapi_generated.resources.moderations import ModerationsResource as ModerationsResource
