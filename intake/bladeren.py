"""Pages of a list that may hold any number of rows: it ends, so that counting it costs nothing."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property


class BegrensdePaginator(Paginator):
    """Counts no further than the last row it will show; who needs more, filters."""

    hoogstens = 1000

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().values("pk")[: self.hoogstens].count()

    @property
    def is_vol(self) -> bool:
        """Whether there may be rows that no page shows."""
        return self.count == self.hoogstens
