"""Anything outside becomes a `Document`, or a `SourceFault` that says what is wrong and how to mend it.

`read.read_source` is the door; `registry.FORMATS` lists what is understood. A new format is one file with one `Format`
in it, and one line in the registry.
"""
