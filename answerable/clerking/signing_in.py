"""What signing in is here: no accounts made by oneself, plain sentences, letters with our own address."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from answerable.keeping.changes.desk.letter import link_to


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; letters go to the account's own address."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account was closed. Ask the administrator of this installation.",
        "email_password_mismatch": "This e-mail address and this password do not belong together.",
        "enter_current_password": "Type the password that you have now.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "There were too many tries with a wrong password or code, so this account is "
        "locked for five minutes. Wait, then try again.",
        "rate_limited": "There were too many tries, so this is locked for five minutes. Wait, then try again.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_reset_password_from_key_url(self, key):
        return link_to(f"/account/password/reset/key/{key}/")

    def get_password_change_redirect_url(self, request):
        return "/desk"

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: an app that shows codes, a security key, codes on paper."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code does not fit. Codes change every half minute: type the one shown now.",
    }

    def generate_authenticator_name(self, user, type):
        """The name that a key has until somebody gives it another."""
        return f"Key {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def build_totp_svg(self, url):
        """The picture for the app, to stand within the page: without the heading that a file of its own has."""
        return super().build_totp_svg(url).partition("?>")[2]


class SignOnAdapter(DefaultSocialAccountAdapter):
    """The office's own sign-on opens accounts that are there; it never makes one."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def authenticate_by_email(self, sociallogin):
        """The account with an address that the sign-on verified: `true`, and nothing else, is taken for that."""
        sociallogin.email_addresses = [each for each in sociallogin.email_addresses if each.verified is True]
        return super().authenticate_by_email(sociallogin)
