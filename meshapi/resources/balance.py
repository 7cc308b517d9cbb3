"""`client.balance`: all generated."""

from meshapi_generated.resources.balance import AsyncBalanceResource as AsyncBalanceResource
from meshapi_generated.resources.balance import BalanceResource as BalanceResource
