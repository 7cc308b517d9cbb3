# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""What the generated modules stand on: the models' base classes, requests, results, streams and the executor protocols.

Nothing here does I/O. An executor (``meshapi`` has two) carries a ``Request`` to the gateway and hands the answer to
the request's own decoder.
"""
