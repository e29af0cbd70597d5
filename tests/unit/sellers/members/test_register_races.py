"""The same file sent twice at the same moment makes each woman once."""

import io
from functools import partial

from sellers.members.services import Outcome, import_register, read_register
from sellers.models import Member, Unit
from shop.accounts.models import User
from tests.races import at_once
from tests.unit.sellers.applications.conftest import entry
from tests.unit.sellers.members.conftest import HEADER

# Without card or phone no constraint of the database stands behind the lock.
FILE = f"{HEADER}\n1,Lý Thị Sen,1980,Nà Kéo,,,,\n2,Lò Thị Hà,1981,Nà Kéo,,,,\n".encode()


def test_control_of_the_race_writing_without_looking_makes_her_twice(rivals_database: None, na_keo: Unit) -> None:
    at_once([partial(entry, na_keo, phone="")] * 2)

    assert Member.objects.count() == 2


def test_same_file_twice_at_once(rivals_database: None, lam_thuong: Unit, na_keo: Unit, cuc: User) -> None:
    lines = read_register(io.BytesIO(FILE))
    bring = partial(import_register, lines, unit=lam_thuong, by=cuc, file_name="so.csv")

    outcomes: list[Outcome] = at_once([bring, bring])

    assert sorted(len(outcome.created) for outcome in outcomes) == [0, 2]
    assert Member.objects.count() == 2
