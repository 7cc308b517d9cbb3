"""What the handlers work with: one set for each running gateway."""

from __future__ import annotations

import secrets
from collections import deque
from hashlib import sha256
from typing import Deque, Mapping, Optional, Tuple

from attrs import frozen

from meshapi_sandbox.catalogue import Catalogue
from meshapi_sandbox.faults import FaultRules
from meshapi_sandbox.indexer import Indexer
from meshapi_sandbox.settings import Settings
from meshapi_sandbox.store.accounts import Accounts
from meshapi_sandbox.store.database import Database
from meshapi_sandbox.store.files import Files
from meshapi_sandbox.store.ledger import Ledger
from meshapi_sandbox.store.records import Records
from meshapi_sandbox.store.templates import Templates
from meshapi_sandbox.upstream import Upstream

REMEMBERED_REQUESTS = 1000


@frozen
class SeenRequest:
    """A request as it arrived. ``headers`` has lower-case names; of a repeated header the last one."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]


@frozen
class Services:
    """The parts of a gateway."""

    settings: Settings
    database: Database
    catalogue: Catalogue
    accounts: Accounts
    ledger: Ledger
    records: Records
    templates: Templates
    files: Files
    indexer: Indexer
    upstream: Optional[Upstream]
    owners: Tuple[Tuple[str, str], ...]
    upload_secret: bytes
    faults: FaultRules
    seen: Deque[SeenRequest]

    @classmethod
    def of(cls, settings: Settings) -> Services:
        """Open the database and make everything else on it."""
        database = Database(settings.data)
        accounts = Accounts(database, settings.balance)
        files = Files(database)
        upstream = None
        if settings.upstream:
            upstream = Upstream(settings.upstream, settings.upstream_key, settings.upstream_timeout)
        return cls(
            settings=settings,
            database=database,
            catalogue=Catalogue(),
            accounts=accounts,
            ledger=Ledger(database),
            records=Records(database),
            templates=Templates(database),
            files=files,
            indexer=Indexer(files, accounts, settings.index_delay),
            upstream=upstream,
            owners=tuple(
                (token, "own_" + sha256(token.encode()).hexdigest()[:16]) for token in settings.tokens
            ),
            upload_secret=database.setting("upload_secret", secrets.token_bytes(32)),
            faults=FaultRules(),
            seen=deque(maxlen=REMEMBERED_REQUESTS),
        )

    def owner_of(self, token: str) -> Optional[str]:
        """The account that a key belongs to."""
        found = None
        for known, owner in self.owners:
            if secrets.compare_digest(known.encode(), token.encode()):
                found = owner
        return found

    async def close(self) -> None:
        """Stop the worker, let go of connections and files."""
        if self.upstream is not None:
            await self.upstream.close()
        self.indexer.close()
        self.database.close()
