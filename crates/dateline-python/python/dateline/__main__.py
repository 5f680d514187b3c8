"""`python -m dateline` is the command `dateline`."""
from . import main

main()
