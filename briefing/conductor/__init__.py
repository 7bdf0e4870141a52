"""Runs the stages in order: the only part that knows all of them.

``produce`` has what the command line calls. ``manuscript`` is what an episode is made from, ``whose`` which
episode that is, ``takeover`` finds one whose manifest is lost,
``cast`` who speaks, ``running_order`` what is said and how, ``recording`` its takes, ``build`` whether there
is anything to do, ``episode`` what comes of all that.
"""
