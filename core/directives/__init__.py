"""Directives: modality, points, addressees, deadlines."""
