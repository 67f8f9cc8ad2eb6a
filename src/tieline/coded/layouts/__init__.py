"""One file per layout of coded rows; `registry` lists them."""
