"""How the offices table is made: each source becomes evidence, the evidence becomes people, their evidence holdings."""
