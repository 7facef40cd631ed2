from alisvest.accounts.views.hat import hat_choose, language_choose
from alisvest.accounts.views.rights import rights_list
from alisvest.accounts.views.session import sign_in, sign_out

__all__ = ["hat_choose", "language_choose", "rights_list", "sign_in", "sign_out"]
