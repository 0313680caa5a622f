# The wheel and everything it needs, in an environment of its own, with what charts and imports need:
# together 260 MB, which `--build-arg EXTRAS=` leaves out.
FROM python:3.13-slim AS build
ARG EXTRAS=charts,import
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
RUN python -m venv /build \
 && /build/bin/pip wheel --no-cache-dir --no-deps --wheel-dir /wheel . \
 && python -m venv --without-pip /app \
 && /build/bin/pip --python /app/bin/python install --no-cache-dir "$(echo /wheel/*.whl)${EXTRAS:+[$EXTRAS]}" \
 # sqlite-utils brings pip along for plugins; the running bot installs nothing.
 && rm -r /app/lib/python3*/site-packages/pip /app/lib/python3*/site-packages/pip-*

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home bot \
 && install --directory --owner bot --group bot /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH BOT_DATA_DIR=/data PYTHONUNBUFFERED=1 LANG=C.UTF-8 MPLCONFIGDIR=/tmp
USER bot
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot", "telegram"]
