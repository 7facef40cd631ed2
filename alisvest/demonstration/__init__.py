"""The roof: the demonstration programme, made by the application's own actions with the one clock moved.

Names of municipalities are real; every person, application, meeting and amount in it is invented.
"""
