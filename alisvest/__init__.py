"""ALIS-Vest: the project's wiring, the roof above the domain apps and the ground below them."""
