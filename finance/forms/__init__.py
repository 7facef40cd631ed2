"""Take input and clean it. Never save, never decide who may."""
