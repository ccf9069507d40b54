"""``python -m annosite``."""

import sys

from annosite.cli.main import main

sys.exit(main())
