"""Every thing that leaves the house."""
