"""A document becomes parsed blocks: normalised text with an offset map, sentences, parse, dates.

Only this room, the coders' rule data and the names in `ontology` know which language is read: another language is a
sibling of this one.
"""
