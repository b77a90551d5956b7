# The API on Node 24. Build from the root of the repository: docker build -f docker/api.Dockerfile .
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY libs/mediation/package.json libs/mediation/
COPY libs/documents/package.json libs/documents/
COPY apps/api/package.json apps/api/
COPY apps/portal/package.json apps/portal/

FROM packages AS build
RUN npm install --no-audit --no-fund --ignore-scripts
COPY tsconfig.json tsconfig.base.json ./
COPY libs libs
COPY apps/api apps/api
RUN node node_modules/typescript/bin/tsc -b
COPY tools/scripts tools/scripts
RUN node tools/scripts/build-verifier.mjs

FROM packages AS runtime-packages
RUN npm install --no-audit --no-fund --omit=dev --workspace apps/api --workspace libs/documents --workspace libs/mediation

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=runtime-packages /app ./
COPY --from=build /app/libs/mediation/dist libs/mediation/dist
COPY --from=build /app/libs/documents/dist libs/documents/dist
COPY --from=build /app/libs/documents/schema libs/documents/schema
COPY --from=build /app/apps/api/dist apps/api/dist
USER node
EXPOSE 3000
CMD ["node", "apps/api/dist/main.js"]
