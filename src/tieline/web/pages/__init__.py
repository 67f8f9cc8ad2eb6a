"""The pages of the desk, one file each: what is asked, the use case, its template."""
