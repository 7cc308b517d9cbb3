"""Makes `meshapi_generated` from `spec/openapi.yaml`: load, lint, project, parse, render, format, write."""
