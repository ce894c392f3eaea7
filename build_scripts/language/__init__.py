"""Facts about languages, with no document in sight."""
