"""Readings in, happenings out: which records tell one doing, within a document and across documents.

The road: `within` groups the records of one document into accounts, `judge` says of two accounts whether they tell one
doing, `resolve` turns those judgements into happenings, `agree` settles their values. All of it is pure: what comes out
depends on the set of records that goes in and on nothing else, the order of arrival least of all.
"""
