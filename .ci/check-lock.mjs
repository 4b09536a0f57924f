// Fails when package-lock.json would not install everywhere: a platform-only package left out (npm leaves out what it cannot see;
// `node .ci/fix-lock.mjs` adds it), or a `resolved` URL, which ties every install to the registry of whoever wrote the lock.
import fs from 'node:fs';

const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
const PLATFORM =
  /darwin|macos|win32|windows|linux|freebsd|android|openharmony|aix|sunos|netbsd|openbsd|arm|aarch64|x64|x86_64|ia32|ppc64|s390x|riscv64|loong64|wasm|mips64/;

/** True when npm would find `name` for the package at `parent` (`node_modules/a/node_modules/b`, or '' for the root). */
function present(parent, name) {
  const own = parent ? `${parent}/node_modules/${name}` : `node_modules/${name}`;
  return own in lock.packages || `node_modules/${name}` in lock.packages;
}

const problems = [];
for (const [path, { optionalDependencies = {}, resolved, link }] of Object.entries(lock.packages)) {
  if (resolved && !link) problems.push(`${path}: has a resolved URL; remove it`);
  for (const name of Object.keys(optionalDependencies)) {
    if (PLATFORM.test(name) && !present(path, name))
      problems.push(`${name} (for ${path || 'the root'}): missing`);
  }
}
process.stdout.write(`lock: ${Object.keys(lock.packages).length} packages, ${problems.length} problems\n`);
if (problems.length > 0) {
  process.stdout.write(
    `${problems.slice(0, 40).join('\n')}\nmend it: node .ci/fix-lock.mjs, and no resolved URLs\n`,
  );
  process.exit(1);
}
