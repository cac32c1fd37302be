# docker build -t oit-audit .                 docker build -t oit-audit --build-arg OCR=1 .
# docker run --rm -v "$PWD:/work" oit-audit run town.yaml
FROM node:22-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY test/make/build.mjs test/make/bundle.mjs test/make/
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund
ARG OCR=
RUN if [ -n "$OCR" ]; then npm install --no-save --ignore-scripts --no-audit --no-fund \
      tesseract.js@7 @tesseract.js-data/tha@1 @tesseract.js-data/eng@1 @napi-rs/canvas@1; fi

FROM node:22-bookworm-slim
ENV NODE_ENV=production
COPY --from=build /build/node_modules /opt/oit-audit/node_modules
COPY --from=build /build/dist /opt/oit-audit/dist
COPY bin /opt/oit-audit/bin
COPY checklists /opt/oit-audit/checklists
COPY package.json README.md LICENSE /opt/oit-audit/
# Checklists, history and reports: the folder that is mounted must be writable for this user (1000), or say --user "$(id -u)".
WORKDIR /work
USER node
ENTRYPOINT ["node", "/opt/oit-audit/bin/oit-audit.js"]
CMD ["--help"]
