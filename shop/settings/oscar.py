"""Oscar's share of the settings: đồng, no haystack, our fold for slugs, our forks in Oscar's own order (STACK 3)."""

from oscar.defaults import *  # noqa: F403

OSCAR_APPS = [
    "oscar.config.Shop",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "shop.checkout.apps.CheckoutConfig",
    "shop.address.apps.AddressConfig",
    "shop.shipping.apps.ShippingConfig",
    "catalog.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "sellers.partner.apps.PartnerConfig",
    "shop.basket.apps.BasketConfig",
    "shop.payment.apps.PaymentConfig",
    "shop.offers.rules.apps.OfferConfig",
    "shop.order.apps.OrderConfig",
    "shop.customer.apps.CustomerConfig",
    "catalog.search.apps.SearchConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "oscar.apps.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "treebeard",
    "django_tables2",
    "sorl.thumbnail",
]

# Forks change behaviour, never columns: Oscar's own migrations stay where they are (decision 0002).
FORKS_WITH_MODELS = ["address", "basket", "catalogue", "customer", "offer", "order", "partner", "payment", "shipping"]
MIGRATION_MODULES = {label: f"oscar.apps.{label}.migrations" for label in FORKS_WITH_MODELS}

OSCAR_SHOP_NAME = "Chợ Phiên"
OSCAR_DEFAULT_CURRENCY = "VND"
OSCAR_CURRENCY_FORMAT = {"VND": {"format": "#,##0 ¤", "format_type": "standard", "currency_digits": False}}
OSCAR_DYNAMIC_CLASS_LOADER = "shop.core.class_loader.load_classes"
OSCAR_OFFER_ROUNDING_FUNCTION = "shop.core.money.whole_dong"
OSCAR_SLUG_FUNCTION = "shop.core.text.slug"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "line1", "country")
OSCAR_HOMEPAGE = "/"
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 500
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCAR_SAVE_SENT_EMAILS_TO_DB = False
OSCAR_INITIAL_ORDER_STATUS = "placed"
OSCAR_INITIAL_LINE_STATUS = "placed"
OSCAR_ORDER_STATUS_PIPELINE = {"placed": ("paid", "cancelled"), "paid": ("cancelled",), "cancelled": ()}
OSCAR_LINE_STATUS_PIPELINE = {"placed": ("cancelled",), "cancelled": ()}
OSCAR_GOOGLE_ANALYTICS_ID = None
