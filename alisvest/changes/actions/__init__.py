"""The only package of the app that writes; each verb reaches through several apps in one transaction."""
