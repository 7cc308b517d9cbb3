# @generated from spec/openapi.yaml with templates/ (hashes and versions: meshapi_generated/__init__.py).
# DO NOT EDIT: change the contract or the templates, then run `make generate`.
"""The base classes of every model, the explicit null and the timestamp."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, Any, Dict, Final, List, Optional

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationInfo, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import CoreSchema, core_schema

from .results import HttpInfo

if TYPE_CHECKING:
    from typing_extensions import Self


class Null(Enum):
    """The type of ``NULL``. One member, so that it stays itself through copies and pickles."""

    NULL = None

    def __repr__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False


NULL: Final[Any] = Null.NULL
"""Sends an explicit JSON ``null``, for instance to clear a field: ``UpdateTemplateParams(description=NULL)``.

``None`` in a field of a request means that the field is left out. ``NULL`` is accepted where the field is optional;
elsewhere the model refuses it.
"""


class Timestamp(str):
    """A point in time, the text exactly as the gateway sent it; ``.datetime`` is the same as an aware ``datetime``."""

    __slots__ = ()

    @property
    def datetime(self) -> dt.datetime:
        """The moment as an aware ``datetime``; text without a zone is read as UTC.

        Raises:
            ValueError: the text is no date that python-dateutil can read.
        """
        from dateutil import parser  # slow to import, and rarely needed

        try:
            moment: dt.datetime = parser.isoparse(self)
        except ValueError:
            moment = parser.parse(self)
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.timezone.utc)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.no_info_after_validator_function(cls, core_schema.str_schema())
        moment = core_schema.no_info_after_validator_function(
            cls._from_datetime,
            core_schema.datetime_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )
        return core_schema.union_schema([text, moment], mode="left_to_right")

    @classmethod
    def _from_datetime(cls, moment: dt.datetime) -> Timestamp:
        return cls(moment.isoformat())


class MeshModel(BaseModel):
    """Base of every model. Fields that the contract does not know are kept, readable as attributes, and sent on."""

    # A slot, not a private attribute: those cost every nested model a Python call at construction.
    __slots__ = ("_http",)

    model_config = ConfigDict(extra="allow", populate_by_name=True, defer_build=True, protected_namespaces=())

    @property
    def http(self) -> Optional[HttpInfo]:
        """Facts about the exchange that brought this result; ``None`` on a model that you made yourself."""
        return getattr(self, "_http", None)

    # Pydantic copies and pickles its own slots only.
    def __copy__(self) -> Self:
        copied = super().__copy__()
        object.__setattr__(copied, "_http", self.http)
        return copied

    def __deepcopy__(self, memo: Optional[Dict[int, Any]] = None) -> Self:
        copied = super().__deepcopy__(memo)
        object.__setattr__(copied, "_http", self.http)
        return copied

    def __getstate__(self) -> Dict[Any, Any]:
        return {**super().__getstate__(), "_http": self.http}

    def __setstate__(self, state: Dict[Any, Any]) -> None:
        http = state.pop("_http", None)
        super().__setstate__(state)
        object.__setattr__(self, "_http", http)


class RequestModel(MeshModel):
    """Base of the models that are only sent. Takes ``NULL`` where the field is optional, ``None`` for a field that is left
    out, and other models in place of dicts: the assistant message of a response can be a message of the next request.
    """

    @model_validator(mode="wrap")
    @classmethod
    def _accept_null_and_models(
        cls, value: Any, handler: ModelWrapValidatorHandler[RequestModel], info: ValidationInfo
    ) -> Any:
        if info.mode == "json":  # whose null is explicit as it stands
            return handler(value)
        if type(value) is not dict and isinstance(value, MeshModel) and not isinstance(value, cls):
            value = value.model_dump(by_alias=True, exclude_none=True)
        if not isinstance(value, dict):
            return handler(value)
        for item in value.values():  # not any(), which takes thrice as long
            if item is None or item is NULL:
                break
        else:
            return handler(value)
        names = {
            field.alias or name: name for name, field in cls.model_fields.items() if not field.is_required()
        }
        names.update((name, name) for name in list(names.values()))
        nulls: List[str] = [name for name, item in value.items() if item is NULL]
        given = {name: item for name, item in value.items() if item is not None or name not in names}
        model = handler({name: None if item is NULL else item for name, item in given.items()})
        for name in nulls:
            setattr(model, names.get(name, name), NULL)
        return model
