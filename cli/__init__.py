"""huiyao.cli: the face: the command line and its renderers."""
