"""The floor of embeddings for whoever does not ask for base64."""

from bench.candidates import floor


class Client(floor.Client):
    embeddings_base64 = floor.Client.embeddings
