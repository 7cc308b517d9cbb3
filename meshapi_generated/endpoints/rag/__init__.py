# @generated from spec/openapi.yaml (sha256 64c9c2cb78dc3ebb)
# with the templates (sha256 9ab35f69870c0e84), openapi-python-client 0.29.1
# and datamodel-code-generator 0.89.0.
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""Files, their embedding and the search in them."""
