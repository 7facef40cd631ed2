"""Pure rules of tasks and reminders: what comes first, and who is reminded when."""
