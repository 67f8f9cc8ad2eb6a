"""The JSON API: the use cases of the desk under /api/v1, with the keys that `--json` prints. It only reads."""
