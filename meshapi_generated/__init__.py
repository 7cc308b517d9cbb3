# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""What the contract says, as code: models, one endpoint module for each operation, resources and the registry.

Nothing here does I/O, and nothing is written by hand; ``meshapi`` puts the clients on top.
"""

PROVENANCE = {
    "spec/openapi.yaml": "sha256:b017ad666a9e9844",
    "templates/": "sha256:25599f104b6a5515",
    "openapi-python-client": "0.29.1",
    "datamodel-code-generator": "0.89.0",
}
"""From what this package was made. The hashes stand here alone, so that a change of one endpoint touches its files only."""
