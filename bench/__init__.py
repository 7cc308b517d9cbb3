"""The benchmark: this SDK beside its peers, in one run, against one server. See README.md."""
