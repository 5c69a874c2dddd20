"""What every file that leaves the program needs: safe text, a safe way to disk, and workbooks that tell nothing."""
