"""Names, titles and rosters: who is who."""
