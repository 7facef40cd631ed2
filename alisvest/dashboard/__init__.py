"""The roof: each role's start page. May read all apps, writes nothing."""
