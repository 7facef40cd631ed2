from alisvest.accounts.views.hat import hat_choose, language_choose
from alisvest.accounts.views.invitation import invitation_accept
from alisvest.accounts.views.rights import rights_list

__all__ = ["hat_choose", "invitation_accept", "language_choose", "rights_list"]
