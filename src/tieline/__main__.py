"""`python -m tieline` is `tieline`."""

from tieline.cli.main import main

main()
