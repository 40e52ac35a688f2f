# Two stages: what builds does not travel. Runs as an ordinary user, with static files and catalogues baked in.
FROM python:3.12-slim AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements.lock .
RUN /venv/bin/pip install --no-deps --require-hashes -r requirements.lock
COPY manage.py .
COPY tracker tracker
COPY claims claims
COPY docs docs
RUN find claims -name '*.po' -exec sh -c '/venv/bin/pybabel -q compile -i "$1" -o "${1%.po}.mo"' _ {} \;
# collectstatic only reads files; these values satisfy the settings and stay in this one step.
RUN ENVIRONMENT=production SECRET_KEY=only-for-collectstatic SITE_URL=https://build.invalid \
    DATABASE_URL=postgresql://build.invalid/build REDIS_URL=redis://build.invalid/0 \
    MAIL_URL=smtp://build.invalid MAIL_FROM=build@build.invalid \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0
RUN /venv/bin/python -m compileall -q tracker claims


FROM python:3.12-slim

RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin on-record \
    && install -d -o on-record /var/lib/on-record
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    ENVIRONMENT=production \
    ON_RECORD_VAR=/var/lib/on-record
WORKDIR /app
USER on-record
EXPOSE 8000
# The Host header is the site's own name: the application answers to no other.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': os.environ['SITE_URL'].split('/')[2]}), timeout=4)"]
CMD ["gunicorn", "tracker.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
    "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]
