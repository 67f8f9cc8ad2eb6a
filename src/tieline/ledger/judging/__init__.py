"""What persons judge: anchored to words of documents, applied to every reading of them, undone but never deleted."""
