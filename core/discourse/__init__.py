"""Clauses, act words, and in whose mouth each sentence is."""
