"""The loopback server of the benchmark: canned answers, as fast as asyncio sends them."""
