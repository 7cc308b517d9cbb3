"""The Pydantic models: datamodel-code-generator makes every one, from a projection of the contract's schemas."""

from __future__ import annotations

import warnings
from typing import Any

from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType, OpenAPIScope
from datamodel_code_generator.format import Formatter, PythonVersion
from datamodel_code_generator.parser import LiteralType

from generator.contract import ContractError, Problem
from generator.projections import based, for_models, request_only

RUNTIME = "meshapi_generated.runtime"


def models(document: dict[str, Any]) -> dict[str, str]:
    """The source of each models module, by module name, without header and docstring.

    Raises `ContractError` for an error of the tool, or as much as a warning: what it warns of is a model that is not
    what the contract says.
    """
    bases: dict[str, str | list[str]] = dict.fromkeys(
        request_only(document), f"{RUNTIME}.models.RequestModel"
    )
    bases |= {name: f"{RUNTIME}.bases.{base}" for name, base in based(document).items()}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            made = _generate(for_models(document), bases)
    except Exception as error:  # It has many kinds, and its warnings are of any.
        text = " ".join(f"datamodel-code-generator: {error}".split())
        raise ContractError([Problem("", text, "see what is new in components/schemas")]) from error
    if not isinstance(made, dict):
        raise TypeError("datamodel-code-generator made one module where one for each tag was asked for")
    return {
        path[0].removesuffix(".py"): text for path, text in sorted(made.items()) if path != ("__init__.py",)
    }


def _generate(document: dict[str, Any], bases: dict[str, str | list[str]]) -> Any:
    return generate(
        document,
        input_file_type=InputFileType.OpenAPI,
        openapi_scopes=[OpenAPIScope.Schemas],
        output_model_type=DataModelType.PydanticV2BaseModel,
        # 3.10 is the lowest that the tool knows; without the union operator its output runs on 3.9.
        target_python_version=PythonVersion.PY_310,
        use_union_operator=False,
        use_standard_collections=False,
        base_class=f"{RUNTIME}.models.MeshModel",
        base_class_map=bases,
        use_type_alias=True,
        enum_field_as_literal=LiteralType.All,
        use_one_literal_as_default=True,
        use_annotated=True,
        field_constraints=True,
        strict_nullable=True,
        # Signed URLs must stay as they came, so a URL is text.
        type_mappings=["string+uri=string"],
        use_schema_description=True,
        use_field_description=True,
        use_single_line_docstring=True,
        use_double_quotes=True,
        strict_refs=True,
        allow_remote_refs=False,
        disable_timestamp=True,
        custom_file_header="#",
        disable_future_imports=True,  # annotations that are text are compiled one by one at import
        formatters=[Formatter.BUILTIN],
    )
