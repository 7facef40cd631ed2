"""How people come in: password, second factor, passkeys, outside providers. Built on django-allauth.

allauth's views, forms and tables do the work; here stand the few of its pages that we use, our look and words for them,
and what a session of ours is. What is not listed in urls.py does not exist: there is no sign-up.
"""

from alisvest.accounts.sign_in.session import start_session

__all__ = ["start_session"]
