"""Older names that live on as other names of their successors."""

# A published README lists it beside the types of `client.rag`: what describes a file that is to be uploaded.
from meshapi_generated.models.rag import InitUploadRequest as UploadFileParams

__all__ = ["UploadFileParams"]
