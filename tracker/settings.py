"""One settings file for every environment; what differs comes from environment variables.

docs/configuration.md names each of them. Reading this file starts no server.
"""

from urllib.parse import unquote, urlsplit

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from tracker import embedded, env

BASE_DIR = env.BASE_DIR
ENVIRONMENT = env.environment()
PRODUCTION = ENVIRONMENT == "production"
VAR = env.var_folder()

# -- What the site is called and where it lives
SITE_NAME = env.text("SITE_NAME", "On Record")
SITE_URL = env.text("SITE_URL", None if PRODUCTION else "http://localhost:8000").rstrip("/")
# Where readers report errors; without it no page offers to.
CORRECTIONS_EMAIL = env.text("CORRECTIONS_EMAIL", "")
# How long the newsroom gives itself to answer a reader's report of an error.
COMPLAINT_DAYS = env.number("COMPLAINT_DAYS", 7, least=1)

# -- Security
SECRET_KEY = env.secret("SECRET_KEY", None if PRODUCTION else "development-only")
DEBUG = env.flag("DEBUG", default=False) and not PRODUCTION
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "*") or [urlsplit(SITE_URL).hostname or ""]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "claims.pages.errors.stale_form"
HTTPS = SITE_URL.startswith("https://")
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=False)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000 if PRODUCTION and HTTPS else 0)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:  # browsers then take these cookies from this host alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
# Signed out after so long without a page; the desk notes presence once a minute.
SESSION_COOKIE_AGE = 60 * env.number("SESSION_IDLE_MINUTES", 720, least=5)
X_FRAME_OPTIONS = "DENY"
# Whether the desk opens to a password alone.
STAFF_SECOND_FACTOR = env.choice(
    "STAFF_SECOND_FACTOR", "required" if PRODUCTION else "optional", ("required", "optional")
)
OTP_TOTP_ISSUER = SITE_NAME
# Failed attempts at one account from one address, and how long the next must wait.
SIGN_IN_ATTEMPTS = env.number("SIGN_IN_ATTEMPTS", 5, least=1)
SIGN_IN_PAUSE_MINUTES = env.number("SIGN_IN_PAUSE_MINUTES", 15, least=1)

# -- Rooms
INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "django_filters",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "claims",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "claims.api.unchanged.unchanged_at_the_door",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "claims.pages.languages.language_of_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "claims.admin.guard.door",
    "claims.pages.policy.content_security_policy",
]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
AUTH_USER_MODEL = "claims.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = reverse_lazy("admin:index")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "claims/templates/replaced"],  # ours, before those of the admin's frame
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.pages.policy.site",
                "claims.pages.languages.links",
            ],
        },
    }
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": env.number("PASSWORD_MIN_LENGTH", 12, least=8)},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# -- Servers
SERVERS = embedded.addresses(VAR)
DATABASE_URL = env.secret("DATABASE_URL", "" if not PRODUCTION else None) or SERVERS.database_url
REDIS_URL = env.secret("REDIS_URL", "" if not PRODUCTION else None) or SERVERS.redis_url
DATABASES = {
    "default": {
        **env.database("DATABASE_URL", DATABASE_URL),
        "CONN_MAX_AGE": env.number("DATABASE_CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
    }
}
# The role that public views take on: it can read the public tables and nothing else. Where the server lets
# us make no role, set it to nothing; docs/operations.md says what that costs.
PUBLIC_DATABASE_ROLE = (
    env.text("PUBLIC_DATABASE_ROLE", "on_record_public")
    if not env.flag("NO_PUBLIC_DATABASE_ROLE", default=False)
    else ""
)
REDIS_CACHE = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
CACHES = {
    "default": REDIS_CACHE,
    # Counting requests must not hold any of them up.
    "limits": {
        **REDIS_CACHE,
        "KEY_PREFIX": "limits",
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
    },
    "limits-here": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"},
}

# -- The doorbell
# How long a worker may hold a row before another may take it; its hard time limit is shorter, so that no two
# ever work on one row.
WORK_LEASE_SECONDS = env.number("WORK_LEASE_SECONDS", 120, least=5)
CELERY_BROKER_URL = env.broker_url(REDIS_URL)
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = WORK_LEASE_SECONDS * 0.9
CELERY_TASK_SOFT_TIME_LIMIT = WORK_LEASE_SECONDS * 0.8
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10.0
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_throttle": 1,
    "socket_timeout": 30,
    "socket_connect_timeout": 2,
}
CELERY_TASK_DEFAULT_QUEUE = "intake"
CELERY_TIMEZONE = "UTC"

# -- Fetching. FETCH_ALLOW names exact host:port exceptions to the ban on private addresses.
FETCH_ALLOW = frozenset(env.words("FETCH_ALLOW"))
FETCH_MAX_BYTES = env.number("FETCH_MAX_BYTES", 10_000_000, least=1_000)
FETCH_SECONDS = env.number("FETCH_SECONDS", 30, least=1)
if PRODUCTION and FETCH_ALLOW:
    raise env.ConfigurationError("FETCH_ALLOW opens private addresses: production refuses to start with it.")

# -- Webhooks
WEBHOOK_SECONDS = env.number("WEBHOOK_SECONDS", 10, least=1)
# A copy restored from a backup must not tell anybody.
WEBHOOKS_PAUSED = env.flag("WEBHOOKS_PAUSED", default=False)

# -- Mail
MAIL = urlsplit(env.secret("MAIL_URL", None if PRODUCTION else "smtp://localhost:1025"))
EMAIL_HOST = MAIL.hostname or "localhost"
EMAIL_PORT = MAIL.port or (465 if MAIL.scheme == "smtps" else 587 if MAIL.scheme == "smtp+tls" else 25)
EMAIL_HOST_USER = unquote(MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(MAIL.password or "")
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_USE_TLS = MAIL.scheme == "smtp+tls"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", None if PRODUCTION else "On Record <digest@on-record.test>")
# Outside production mail goes only to these addresses or domains; nothing means nobody.
MAIL_ALLOW = frozenset(env.words("MAIL_ALLOW"))
# A copy restored from a backup must not write to anybody.
MAIL_PAUSED = env.flag("MAIL_PAUSED", default=False)
NOTICE_HOLD_MINUTES = env.number("NOTICE_HOLD_MINUTES", 30)

# -- Languages and time
LANGUAGE_CODE = env.text("SITE_LANGUAGE", "en")
LANGUAGES = [("en", _("English")), ("ro", _("Romanian")), ("sq", _("Albanian"))]
FORMAT_MODULE_PATH = "tracker.formats"
LOCALE_PATHS = [BASE_DIR / "claims" / "locale"]
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

# -- Files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static" if PRODUCTION else None  # only an image collects them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000

# -- History: appended by triggers, never changed
PGHISTORY_APPEND_ONLY = True

# -- API
# Requests a minute of one address without a key; 0 is any number.
API_ANONYMOUS_PER_MINUTE = env.number("API_ANONYMOUS_PER_MINUTE", 120)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["claims.api.renderers.Json"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "claims.api.described.Described",
    "EXCEPTION_HANDLER": "claims.api.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "On Record API",
    "DESCRIPTION": "Published claims: who said what, when and where, word for word, and what was found.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "APPEND_COMPONENTS": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        name: f"claims.choices.{name}"
        for name in (
            "CorrectionKind",
            "DatePrecision",
            "Medium",
            "PrimarySource",
            "SpeakerKind",
            "Stance",
            "StatementKind",
            "Wording",
        )
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
}

UNFOLD = {
    "SITE_TITLE": SITE_NAME,
    "SITE_HEADER": SITE_NAME,
    "SITE_SYMBOL": "format_quote",
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": "claims.admin.navigation.icon"},
    ],
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_LANGUAGES": True,
    "ACCOUNT": {"navigation": "claims.admin.navigation.own_pages"},
    "STYLES": ["claims.admin.navigation.stylesheet"],
    "DASHBOARD_CALLBACK": "claims.admin.home.dashboard",
    "SIDEBAR": {"show_search": False, "navigation": "claims.admin.navigation.sidebar"},
    # Ink and paper: the words are the colour on these pages.
    "COLORS": {
        "primary": {
            "50": "oklch(97% .014 240)",
            "100": "oklch(93% .03 240)",
            "200": "oklch(87% .06 240)",
            "300": "oklch(78% .1 240)",
            "400": "oklch(68% .13 242)",
            "500": "oklch(58% .14 244)",
            "600": "oklch(48% .13 246)",
            "700": "oklch(41% .11 247)",
            "800": "oklch(35% .09 248)",
            "900": "oklch(29% .07 249)",
            "950": "oklch(21% .05 250)",
        }
    },
}
