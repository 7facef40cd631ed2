from alisvest.accounts.actions.person import appoint, choose_language, register_person

__all__ = ["appoint", "choose_language", "register_person"]
