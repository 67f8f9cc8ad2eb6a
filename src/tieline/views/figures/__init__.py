"""Figures: values in, a Vega-Lite specification out, and that as a picture; one figure per file."""
