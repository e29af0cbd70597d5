"""Who someone is, and the one door she comes in by."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "shop.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        from shop.accounts.receivers import mail_was_confirmed

        email_confirmed.connect(mail_was_confirmed, dispatch_uid="accounts.mail_was_confirmed")
