"""For editors: two texts become a declared document."""
