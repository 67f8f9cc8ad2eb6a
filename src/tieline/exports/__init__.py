"""What other tools read: values in, the bytes of one format out; one format a file."""
