# @generated from spec/openapi.yaml (sha256 bcc2fbae4a81bd29)
# with the templates (sha256 2696a069be7f1640), openapi-python-client 0.29.1
# and datamodel-code-generator 0.89.0.
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The versions of the contract."""
