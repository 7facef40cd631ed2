# Everything is in alisvest/bootstrap.py (Python's standard library only).
.PHONY: run test check setup lock coverage

run:
	@exec python3 -m alisvest.bootstrap run

test:
	@exec python3 -m alisvest.bootstrap test

check:
	@exec python3 -m alisvest.bootstrap check

setup:
	@exec python3 -m alisvest.bootstrap setup

lock:
	@exec python3 -m alisvest.bootstrap lock

coverage:
	@exec python3 -m alisvest.bootstrap coverage
