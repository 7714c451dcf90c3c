# The store in a container. It is built once, and runs as a user of its own on a file system that nobody writes to:
#   docker build -t larder . && docker run --read-only --tmpfs /tmp --volume larder:/data --publish 127.0.0.1:3000:3000 larder
# docs/self-hosting.md says more, compose.yaml does the same; `npm run check:container` tries the steps of the last stage.

FROM node:24-bookworm-slim AS build
WORKDIR /opt/larder
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /opt/larder
COPY . .
# What only stores need that choose it: --build-arg ADD_ONS="stripe", "aws" or both.
ARG ADD_ONS=""
RUN npm ci --omit=dev --no-audit --no-fund && if [ -n "$ADD_ONS" ]; then npm run add $ADD_ONS; fi

FROM debian:bookworm-slim
# PostgreSQL runs only as a user that has a name, and Larder keeps everything that changes in /data.
RUN groupadd --gid 10001 larder && useradd --no-log-init --uid 10001 --gid larder --home-dir /data --no-create-home --shell /usr/sbin/nologin larder && install -d -o larder -g larder -m 0700 /data
WORKDIR /opt/larder
COPY --from=packages /opt/larder/package.json ./
COPY --from=packages /opt/larder/node_modules ./node_modules
COPY --from=packages /opt/larder/server ./server
COPY --from=packages /opt/larder/deploy/health.js ./deploy/health.js
COPY --from=build /opt/larder/web/build ./web/build
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LARDER_DATA=/data MALLOC_ARENA_MAX=2
USER larder
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s CMD ["node_modules/.bin/node", "deploy/health.js"]
ENTRYPOINT ["node_modules/.bin/node", "--max-semi-space-size=16", "--heap-growing-percent=30", "server/src/start.js"]
