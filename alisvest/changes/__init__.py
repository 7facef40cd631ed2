"""Changes that reach through several parts of the programme at once: amendments of a post, and doctors who leave.

An **amendment** says what becomes different in a post, and from when: its size, workplaces, patient list, the doctor's last
day, a leave. The municipality proposes it, the page shows what follows in days and kroner, the project leader approves, and
the approval writes everything in one transaction. **Leaving** is one dialogue: the last day, why, where to, and what is
owed either way. Plan and record go with the doctor, the money stays with the municipality.

What follows is reckoned by the rules of candidates, supervision and finance themselves, asked twice: with the facts as they
are and as they would be.
"""
