"""What is made and when, with nobody watching: from the sources of a plan, by a journal, to a report.

The newsroom decides; the conductor makes each episode. ``plan`` is what a person wrote, ``sources`` what
there is now, seen through ``web`` and ``robots``; ``journal``, in ``base``, remembers what became of each
item; ``rounds`` goes round once, ``making`` makes what is due in the ``studio``, ``bulletins`` one of it all,
``after`` is what follows; ``watch`` goes round for ever; ``report`` and ``log`` tell of it.
"""
