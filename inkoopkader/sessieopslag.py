"""Sessions in the database, as Django keeps them; read on every page, so with fewer detours."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from intake.snellezen import EenRij

SESSIE = EenRij(Session, "session_key = %s")


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        sessie = SESSIE(self.session_key)
        if sessie is None or sessie.expire_date <= timezone.now():
            self._session_key = None
            return None
        return sessie
