"""What is kept about people: the record of it, «everything about me», anonymising, and deletion in time.

The roof over every app's `privacy.py`: it reads all tables by what their register says, and knows none by name.
"""
