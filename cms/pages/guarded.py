"""Every page of ours asks the Union's tree who may do what with it (cms/rights.py)."""

from typing import Any

from cms.rights import UnitPermissionTester


class GuardedPage:
    """Comes before Page in a page's bases."""

    def permissions_for_user(self, user: Any) -> UnitPermissionTester:
        return UnitPermissionTester(user, self)
