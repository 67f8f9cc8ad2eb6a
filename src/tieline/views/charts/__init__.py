"""Charts as SVG for a page: plain strings whose points are links, coloured by the page's own style sheet."""
