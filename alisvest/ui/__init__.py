"""The look: template tags, form base classes, navigation, and the parts a page is put together from.

Knows nothing of the programme: it is given labels, dates and amounts, and sets them the same way everywhere.
How to use each part stands in docs/look.md; every part in every state is shown at /ui/ while developing.
"""
