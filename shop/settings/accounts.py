"""Accounts: allauth is the only door; a person has a phone, an e-mail address or both (STACK 12)."""

from shop.settings import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["shop.accounts.backends.OneDoorBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["full_name", "email", "phone"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ALLAUTH_APPS = ["allauth", "allauth.account", "allauth.mfa", "allauth.usersessions"]
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}

ACCOUNT_ADAPTER = "shop.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"phone", "email"}
# allauth knows no "one of two": e-mail is required here and made optional in our form (see forms.py).
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_FORMS = {
    "login": "shop.accounts.forms.LoginForm",
    "signup": "shop.accounts.forms.SignupForm",
    "change_password": "shop.accounts.forms.ChangePasswordForm",
    "reauthenticate": "shop.accounts.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# An SMS takes its time in the mountains.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{env.SITE_NAME}: "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
# Many phones share one address of their carrier: what is counted by address is wide, by login name narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/300s/key",
    "request_login_code": "30/m/ip,3/m/key,10/h/key",
    "verify_phone": "1/30s/key,20/m/ip,10/h/key",
    "change_phone": "5/m/user",
    "voucher": "30/m/ip",  # guessing codes in the basket
}

MFA_ADAPTER = "shop.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "shop.accounts.key_forms.AddKeyForm",
    "edit_webauthn": "shop.accounts.key_forms.EditKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# An unproved address never gets as far as a login here, so it cannot be used to shut its owner out.
MFA_ALLOW_UNVERIFIED_EMAIL = True
