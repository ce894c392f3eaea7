"""What people write, one module a kind of file: read and checked."""
