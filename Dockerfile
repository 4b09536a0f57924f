# Debian and not Alpine: the PostgreSQL from npm (for `node dist/standalone.js` in a container) is built for glibc.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
# What a request makes is dead once it is answered: with more room it is not copied before (docs/decisions/0046).
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=32
WORKDIR /app
# DATA_DIR: files that are handed in (and the database of `node dist/standalone.js`). A volume that is new takes its owner from here.
RUN mkdir data && chown node:node data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/seeds ./seeds
USER node
EXPOSE 3000
CMD ["node", "dist/api.js"]
