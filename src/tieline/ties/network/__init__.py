"""All ties together: who is close to whom, who moves with whom, and which states keep company."""
