# The portal as files behind Caddy. Build from the root of the repository: docker build -f docker/portal.Dockerfile .
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY libs/mediation/package.json libs/mediation/
COPY libs/documents/package.json libs/documents/
COPY apps/api/package.json apps/api/
COPY apps/portal/package.json apps/portal/
RUN npm install --no-audit --no-fund --ignore-scripts
COPY tsconfig.json tsconfig.base.json ./
COPY libs/mediation libs/mediation
COPY apps/portal apps/portal
# The build reads every project that tsconfig.json names, though it compiles only its own.
COPY libs/documents/tsconfig.json libs/documents/
COPY apps/api/tsconfig.json apps/api/
RUN node node_modules/typescript/bin/tsc -b libs/mediation && npm run build --workspace apps/portal

FROM caddy:2.10-alpine
COPY docker/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /app/apps/portal/dist /srv/portal
