"""Builders for test data: plain typed functions, valid by default, every field overridable. One module an app."""
