"""Two readings of reports in, what each says of the same thing beside the other out."""
