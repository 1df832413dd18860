# Build for several kinds of computers at once:
#   docker buildx build --platform linux/amd64,linux/arm64 -t immich-takeout .

# What is made here is JavaScript, the same for all of them: no emulation.
FROM --platform=$BUILDPLATFORM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY packaging packaging
COPY src src
RUN npm run build

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="immich-takeout" \
      org.opencontainers.image.description="Brings a Google Photos Takeout home to your Immich server" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /opt/immich-takeout
COPY --from=build /src/package.json ./
COPY --from=build /src/dist dist
COPY bin bin
COPY LICENSE ./
RUN ln -s /opt/immich-takeout/bin/immich-takeout.js /usr/local/bin/immich-takeout \
 && install -d -o node -g node /state
# What runs remember lives in /state; archives are mounted at /archives, and only read.
ENV IMMICH_TAKEOUT_STATE_DIR=/state
VOLUME ["/state"]
WORKDIR /archives
USER node
# Ctrl-C and `docker stop` reach the program itself: it finishes what is under way.
STOPSIGNAL SIGTERM
ENTRYPOINT ["immich-takeout"]
CMD ["--help"]
