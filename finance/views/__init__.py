"""Fetch, call one action, answer."""
