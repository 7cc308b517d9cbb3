"""What the gateway computes by itself: pure functions over text and data, no I/O and no HTTP."""
