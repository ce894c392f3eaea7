"""What a release is made of and known by: checksums, licences of what it rests on, its files."""
