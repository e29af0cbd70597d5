"""A shop from the day she applies: closed at first, opened by the branch's signed word, which ends by its date."""

from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.search.indexing import enqueue
from sellers import access
from sellers.shops.errors import NotYourShop, ShopRefused
from sellers.shops.models import Attestation, Kind, Shop, ShopKeeper
from sellers.shops.terms import attestation_ends
from sellers.units.models import Unit
from sellers.units.selectors import commune_unit_of
from shop.accounts.models import User
from shop.core import audit, clock
from shop.core.locks import lock_row
from shop.core.text import slug

NAMES_TRIED = 50


@transaction.atomic
def open_shop(name: str, *, kind: Kind, branch: Unit, keeper: User, phone: str = "") -> Shop:
    """Her shop with its Oscar partner, closed to buyers until the branch has vouched. Raises ShopRefused."""
    commune_unit = commune_unit_of(branch)
    if commune_unit is None or commune_unit.commune is None:
        raise ShopRefused("branch_without_commune", _("This branch belongs to no commune yet. Tell the Union."))
    for address in _addresses(name, commune_unit):
        try:
            with transaction.atomic():
                partner = get_model("partner", "Partner").objects.create(name=name[:128], code=address)
                shop = Shop.objects.create(
                    partner=partner,
                    slug=address,
                    name=name,
                    kind=kind,
                    unit=commune_unit,
                    branch=branch,
                    commune=commune_unit.commune,
                    phone=phone,
                )
        except IntegrityError:
            continue  # another shop took this address a moment ago
        ShopKeeper.objects.create(shop=shop, person=keeper, since=clock.today())
        audit.record("shop.drafted", shop, by=keeper, branch=branch.code)
        return shop
    raise ShopRefused("name_taken", _("Too many shops have this name. Please choose another."))


@transaction.atomic
def attest(shop: Shop, *, vouched_by: User, approved_by: User, ground: str) -> Attestation:
    """The branch's word for the shop, from today, with the branch's name as it is now; opens a shop still closed.

    Callers have asked who may sign; here only that two women do. Raises ShopRefused.
    """
    if vouched_by.pk == approved_by.pk:
        raise ShopRefused("one_signer", _("Two different people sign: the branch head and a Union officer."))
    if shop.branch is None:
        raise ShopRefused("no_branch", _("The shop belongs to no branch, so none can vouch for it."))
    today = clock.today()
    attestation = Attestation.objects.create(
        shop=shop,
        unit=shop.branch,
        unit_name_as_signed=shop.branch.name,
        vouched_by=vouched_by,
        approved_by=approved_by,
        ground=ground[:255],
        valid_from=today,
        valid_until=attestation_ends(today),
    )
    if shop.opened_at is None:
        shop.opened_at = clock.now()
        shop.save(update_fields=["opened_at"])
    audit.record("shop.attested", shop, by=approved_by, until=str(attestation.valid_until), vouched_by=vouched_by.pk)
    _show_anew(shop)
    return attestation


@transaction.atomic
def renew(shop: Shop, *, vouched_by: User, approved_by: User, ground: str) -> Attestation:
    """A new word of the same branch and commune; the old one keeps its dates. Raises NotYourShop, ShopRefused."""
    shop = lock_row(Shop.objects.all(), shop.pk)
    if shop.branch is None or not shop.attestations.exists():
        raise ShopRefused("nothing_to_renew", _("This shop has not been vouched for yet."))
    if not (access.heads(vouched_by, shop.branch) and access.stands_above(approved_by, shop.branch)):
        raise NotYourShop("not_your_shop", _("Only the branch's head and an officer above it renew the word."))
    if shop.keepers.keeping_now().filter(person__in=[vouched_by, approved_by]).exists():
        raise NotYourShop("own_shop", _("Nobody signs for her own shop."))
    return attest(shop, vouched_by=vouched_by, approved_by=approved_by, ground=ground)


@transaction.atomic
def withdraw_attestation(attestation: Attestation, *, by: User, why: str) -> Attestation:
    """Takes the word back from today on; buyers find the shop closed at once. Raises NotYourShop, ShopRefused."""
    attestation = lock_row(Attestation.objects.all(), attestation.pk)
    if not access.stands_above(by, attestation.unit):
        raise NotYourShop("not_your_shop", _("Only an officer above the branch takes its word back."))
    if not why.strip():
        raise ShopRefused("reason_missing", _("Write the reason: the woman will read it."))
    if attestation.withdrawn_on:
        raise ShopRefused("already_withdrawn", _("This word has already been taken back."))
    attestation.withdrawn_on, attestation.withdrawn_why = clock.today(), why.strip()
    attestation.save(update_fields=["withdrawn_on", "withdrawn_why"])
    audit.record("shop.attestation_withdrawn", attestation.shop, by=by, why=attestation.withdrawn_why)
    _show_anew(attestation.shop)
    return attestation


def _addresses(name: str, commune_unit: Unit) -> Iterator[str]:
    """bep-com, then bep-com-lam-thuong, then numbered: the first that no shop or partner has."""
    plain = slug(name)[:80].strip("-") or "gian-hang"
    with_place = f"{plain}-{slug(commune_unit.commune.name)}" if commune_unit.commune else plain
    wished = [plain, with_place, *(f"{with_place}-{number}" for number in range(2, NAMES_TRIED))]
    Partner = get_model("partner", "Partner")
    taken = {*Shop.objects.filter(slug__startswith=plain).values_list("slug", flat=True)}
    taken |= {*Partner.objects.filter(code__startswith=plain).values_list("code", flat=True)}
    yield from (address for address in wished if address not in taken)


def _show_anew(shop: Shop) -> None:
    """Cards of her goods carry whether somebody vouches for her: the index learns it after commit."""
    enqueue(
        shop.listings.filter(publications__until=None, publications__isnull=False).values_list("product_id", flat=True)
    )
