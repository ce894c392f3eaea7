"""Definitions that have another order in each language: recognised, and paired by what they say."""
