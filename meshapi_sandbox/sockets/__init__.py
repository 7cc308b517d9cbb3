"""The WebSockets of the gateway."""
