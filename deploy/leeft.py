"""Asks the web server in this container whether it lives; ends with an error when it does not."""

import os
import urllib.request

# Django answers only to its own name.
naam = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
poort = os.environ.get("GRANIAN_PORT", "8000")
vraag = urllib.request.Request(f"http://127.0.0.1:{poort}/leeft/", headers={"Host": naam})
with urllib.request.urlopen(vraag, timeout=4) as antwoord:  # noqa: S310 - the address is fixed
    antwoord.read()
