"""Settings of signing in (django-allauth): by e-mail and password, with a second factor, or by the office's sign-on.

Nobody makes an account for themselves: an administrator does, and the letter to its address sets the password.
What pages look like and which of allauth's addresses there are: `clerking/account_urls.py` and its templates.
"""

import os
from urllib.parse import urlsplit

HTTPS = os.environ.get("ANSWERABLE_HTTPS") == "1"

ACCOUNT_ADAPTER = "answerable.clerking.signing_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the letter that sets the password is the proof of the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # the form writes to nobody but its own people
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Answerable: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True  # until SESSION_COOKIE_AGE: a browser that dies in a meeting comes back signed in
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Failed tries: of one account from anywhere, and from one address at any account; then both wait.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/ip,5/5m/key"}
# Where it is reached through https a proxy stands before it, and says who asks.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0

FORMS = "answerable.clerking.account_forms"
ACCOUNT_FORMS = {
    "login": f"{FORMS}.LoginForm",
    "change_password": f"{FORMS}.ChangePasswordForm",
    "reset_password": f"{FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{FORMS}.ResetPasswordKeyForm",
    "reauthenticate": f"{FORMS}.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": f"{FORMS}.AuthenticateForm",
    "reauthenticate": f"{FORMS}.ReauthenticateCodeForm",
    "activate_totp": f"{FORMS}.ActivateTOTPForm",
    "add_webauthn": f"{FORMS}.AddWebAuthnForm",
    "edit_webauthn": f"{FORMS}.EditWebAuthnForm",
}
MFA_ADAPTER = "answerable.clerking.signing_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Answerable"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the administrator's to give
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow it on this machine alone


def read_sign_on(text):
    """`SOCIALACCOUNT_PROVIDERS` and the origin of the sign-on from `name|server url|client id|client secret`.

    Raises `ValueError` with a sentence where the text has another form.
    """
    if not text:
        return {}, ""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) != 4 or not all(parts) or urlsplit(parts[1]).scheme not in ("http", "https"):
        raise ValueError("ANSWERABLE_OIDC must be `name|server url|client id|client secret`: four parts.")
    name, server, client, secret = parts
    app = {
        "provider_id": "office",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }
    origin = urlsplit(server)
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}, f"{origin.scheme}://{origin.netloc}"


try:
    SOCIALACCOUNT_PROVIDERS, SIGN_ON_ORIGIN = read_sign_on(os.environ.get("ANSWERABLE_OIDC", ""))
except ValueError as error:
    raise SystemExit(str(error)) from None
SOCIALACCOUNT_ADAPTER = "answerable.clerking.signing_in.SignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the office's own sign-on is trusted to know whose address it is
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
