"""The only modules that write: one function a verb, keyword-only `by`, one transaction, its trail beside it."""
