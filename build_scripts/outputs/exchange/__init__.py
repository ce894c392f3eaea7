"""Files for other programs: JSON, TMX, Akoma Ntoso, tables, TBX."""
