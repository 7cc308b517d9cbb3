"""Stored prompts."""

from __future__ import annotations

import json
import sqlite3
from typing import Any, List, Mapping, Optional
from uuid import uuid4

from attrs import frozen

from meshapi_sandbox.store.database import Database, now


@frozen
class NameTaken(Exception):
    """The owner has a template of this name already."""

    name: str


@frozen
class StoredTemplate:
    """A template as it was saved; ``fields`` are the members that its owner sets, without the name."""

    id: str
    owner: str
    name: str
    fields: Mapping[str, Any]
    created_at: str
    updated_at: str


@frozen
class Templates:
    """Templates by owner; a name is unique inside one owner."""

    database: Database

    def create(self, owner: str, name: str, fields: Mapping[str, Any]) -> StoredTemplate:
        """Save a new template. Raises NameTaken."""
        moment = now()
        template = StoredTemplate(str(uuid4()), owner, name, fields, moment, moment)
        try:
            with self.database.transaction() as connection:
                connection.execute(
                    "INSERT INTO templates VALUES (?, ?, ?, ?, ?, ?)",
                    (template.id, owner, name, json.dumps(dict(fields)), moment, moment),
                )
        except sqlite3.IntegrityError:
            raise NameTaken(name) from None
        return template

    def update(self, owner: str, template_id: str, changes: Mapping[str, Any]) -> Optional[StoredTemplate]:
        """Change the given members only. Raises NameTaken; None when there is no such template."""
        try:
            with self.database.transaction() as connection:
                old = self.get(owner, template_id)
                if old is None:
                    return None
                fields = {**old.fields, **{key: value for key, value in changes.items() if key != "name"}}
                connection.execute(
                    "UPDATE templates SET name = ?, fields = ?, updated_at = ? WHERE id = ?",
                    (changes.get("name", old.name), json.dumps(fields), now(), template_id),
                )
        except sqlite3.IntegrityError:
            raise NameTaken(changes["name"]) from None
        return self.get(owner, template_id)

    def delete(self, owner: str, template_id: str) -> bool:
        """Whether there was such a template; now there is not."""
        with self.database.transaction() as connection:
            done = connection.execute(
                "DELETE FROM templates WHERE owner = ? AND id = ?", (owner, template_id)
            )
            return done.rowcount > 0

    def get(self, owner: str, template_id: str) -> Optional[StoredTemplate]:
        """A template of the owner."""
        return self._one("owner = ? AND id = ?", owner, template_id)

    def find(self, owner: str, name_or_id: str) -> Optional[StoredTemplate]:
        """A template for use: the owner's by name, or anyone's by id, which is how templates are shared."""
        return self._one("owner = ? AND name = ?", owner, name_or_id) or self._one("id = ?", name_or_id)

    def list(self, owner: str) -> List[StoredTemplate]:
        """The owner's templates, oldest first."""
        rows = self.database.rows("SELECT * FROM templates WHERE owner = ? ORDER BY created_at, id", (owner,))
        return [_template(row) for row in rows]

    def _one(self, condition: str, *parameters: str) -> Optional[StoredTemplate]:
        row = self.database.row(f"SELECT * FROM templates WHERE {condition}", parameters)
        return _template(row) if row else None


def _template(row: sqlite3.Row) -> StoredTemplate:
    return StoredTemplate(**{**dict(row), "fields": json.loads(row["fields"])})
