"""The web desk: pages and a JSON API over the use cases of `desk/`. It parses what is asked, calls, and renders."""
