"""Mail: every one is a row first, written in the transaction of the verb that causes it, sent later by the worker."""
