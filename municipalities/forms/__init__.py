"""Takes input and cleans it. Never saves, never decides who may."""
