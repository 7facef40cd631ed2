"""The one settings file. What differs between machines is read from the environment (README has the table)."""

from datetime import date
from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DJANGO_DEBUG", default=False)
TESTING = env.bool("ALIS_TESTING", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-demonstration-and-tests-never-in-production-0123456789")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")  # what links in mails begin with
HTTPS = env.bool("HTTPS", default=False)  # the application is reached over https, directly or through a proxy

# The demonstration programme ends in January 2019: there the one clock stands still. Never set in production.
DEMO_TODAY = date.fromisoformat(env.str("DEMO_TODAY")) if env.str("DEMO_TODAY", default="") else None

ROOT_URLCONF = "alisvest.urls"
WSGI_APPLICATION = "alisvest.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "alisvest.core",
    "alisvest.database",
    "alisvest.ui",
    "alisvest.web",
    "alisvest.programme",
    "alisvest.audit",
    "alisvest.documents",
    "alisvest.outbox",
    "alisvest.accounts",
    "municipalities",
    "candidates",
    "supervision",
    "finance",
    "alisvest.dashboard",
    "alisvest.privacy",
    "alisvest.demonstration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "csp",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "alisvest.web.log.RequestLogMiddleware",
    "csp.middleware.CSPMiddleware",
    "alisvest.web.headers.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alisvest.web.headers.PrivateMiddleware",  # static files are answered outside of it
    "alisvest.web.views.LiveMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "alisvest.web.odd_bytes.OddBytesMiddleware",
    "alisvest.web.sessions.FragmentMiddleware",
    "alisvest.web.errors.EmptyErrorMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alisvest.web.drafts.DraftMiddleware",
    "alisvest.accounts.access.HatMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alisvest.audit.access_log.AccessLogMiddleware",  # around the audience: a door that stayed shut is logged too
    "alisvest.core.access.AudienceMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "alisvest.ui.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "alisvest.ui.templatetags.ui",
                "alisvest.web.templatetags.web",
                "alisvest.documents.templatetags.files",
                "alisvest.audit.templatetags.audit",
                "crispy_forms.templatetags.crispy_forms_tags",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "designsystemet"

# The web process uses the runtime role; migrating commands use the owner's address (alisvest.database).
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgresql:///alisvest")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a kept connection may have died with its server
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=2,  # so that whoever waits is told within three seconds
    options="-c statement_timeout=10000 -c lock_timeout=3000 -c client_connection_check_interval=1000",
)
DATABASES["default"]["TEST"] = {"TEMPLATE": env.str("TEST_TEMPLATE", default="") or None}  # tests/mold.py

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher" if TESTING else "django.contrib.auth.hashers.Argon2PasswordHasher"
]  # the fast one in tests only: a fifth of the time of the whole suite
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "alisvest.accounts.sign_in.passwords.LongEnough"},
    {"NAME": "alisvest.accounts.sign_in.passwords.NotCommon"},
    {"NAME": "alisvest.accounts.sign_in.passwords.NotGuessable"},
]

# Sign-in is allauth's; alisvest/accounts/sign_in says what of it exists here.
LOGIN_REDIRECT_URL = "dashboard:start"
ACCOUNT_ADAPTER = "alisvest.accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation is accepted through the mail: nothing is left to verify
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {"user_token": "alisvest.accounts.sign_in.forms.LinkForm"}
PASSWORD_RESET_TIMEOUT = 3600  # seconds
# Project leader and administrator need a second factor: "required", or "offered" in the demonstration.
SECOND_FACTOR = env.str("SECOND_FACTOR", default="required")
MFA_ADAPTER = "alisvest.accounts.sign_in.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are not verified apart from the invitation
MFA_TOTP_ISSUER = "ALIS-Vest"
MFA_TOTP_TOLERANCE = 1  # half a minute to either side: a clock may be slow, a typist too
# Outside providers by settings alone: README, "Outside sign-in".
OIDC_PROVIDERS = env.json("OIDC_PROVIDERS", default=[])
SOCIALACCOUNT_ADAPTER = "alisvest.accounts.sign_in.adapter.OutsideAdapter"
# Delay, not lock-out (docs/decisions.md): "key" is an address as tried from one place.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key,20/h/key,60/d/key",
    "reset_password": "20/m/ip,3/5m/key,10/d/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What each process may count for itself: nothing that two of them must agree on.
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2_000}},
}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))]
LOCALE_PATHS = sorted(path for path in (BASE_DIR / "locale").glob("*") if path.is_dir())
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
_ON_DISK = {
    "BACKEND": "alisvest.documents.storage.PrivateDisk",
    "OPTIONS": {"location": env.str("DOCUMENT_ROOT", default=str(BASE_DIR / "var" / "documents"))},
}
S3_BUCKET = env.str("S3_BUCKET", default="")
_IN_A_BUCKET = {
    "BACKEND": "alisvest.documents.bucket.PrivateBucket",
    "OPTIONS": {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env.str("S3_ENDPOINT", default=None),
        "region_name": env.str("S3_REGION", default="eu-north-1"),
        "access_key": env.str("S3_ACCESS_KEY", default=""),
        "secret_key": env.str("S3_SECRET_KEY", default=""),
    },
}
STORAGES = {
    "default": _IN_A_BUCKET if S3_BUCKET else _ON_DISK,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
ERASURES_FILE = env.str(
    "ERASURES_FILE", default=str(BASE_DIR / "var" / "erasures.jsonl")
)  # kept apart from the backups
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTING
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["alisvest.documents.uploads.BoundedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
CLAMAV_SOCKET = env.str("CLAMAV_SOCKET", default="")  # a path or host:port; where set, an unscanned file is refused
CLAMAV_SECONDS = 20
INSPECTION_SECONDS = 15  # the child process that opens an uploaded file is killed after this
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_REQUEST = 25 * 1024 * 1024  # bytes, files and all: refused by its length before any of it is read

# A kept row points at others without an index: it is found by its own row only (alisvest.audit.tracking).
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

vars().update(env.email_url("EMAIL_URL", default=f"filemail:///{BASE_DIR}/var/mail"))
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="ALIS-Vest <alis-vest@example.no>")
FAULTS_CONTACT = env.str("FAULTS_CONTACT", default="alis-vest@example.no")  # whom the accessibility statement names
EMAIL_TIMEOUT = env.float("MAIL_TIMEOUT", default=10)  # seconds for each answer of the mail server
MAIL_CATCHER = env.bool(
    "MAIL_CATCHER", default=False
)  # sent mails, codes too, can be read in the outbox; never in production

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_AGE = 30 * 60  # idle: HatMiddleware saves a busy session once a minute
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alisvest.web.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = HTTPS, True, "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they name people: not into a cookie
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked for on the machine itself, past the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "alisvest.web.log.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},  # Django's own would mail what was typed
        "django.request": {"level": "ERROR"},  # each request has its own line already
        "django_tasks_db": {"level": "WARNING"},  # tells of every round of the worker
        "weasyprint": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
