"""The benchmark asks for Python 3.11; below it, its tests are left out."""

import sys

collect_ignore_glob = [] if sys.version_info >= (3, 11) else ["test_*.py"]
