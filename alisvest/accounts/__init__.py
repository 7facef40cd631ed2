"""People who sign in, the hats they hold and the one they wear. What a hat reaches is decided in the domain apps."""
