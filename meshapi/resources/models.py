"""`client.models`: all generated."""

from meshapi_generated.resources.models import AsyncModelsResource as AsyncModelsResource
from meshapi_generated.resources.models import ModelsResource as ModelsResource
