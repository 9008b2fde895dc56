// Builds the extension with the program in it:
//
//   npm run vsix                        for this machine
//   npm run vsix -- win32-x64 …         one .vsix for each of these platforms
//   npm run vsix -- all                 one .vsix that carries the programs of all platforms
//   npm run vsix -- none                one .vsix without a program, which is then looked for on the PATH
//   npm run vsix -- --out DIR …         where to; the folder of this file unless said
//
// GAOLINT_VERSION is the version that the programs tell.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** GOOS and GOARCH of the platforms by the names that VS Code has for them. */
const platforms = {
  'linux-x64': ['linux', 'amd64'], 'linux-arm64': ['linux', 'arm64'],
  'win32-x64': ['windows', 'amd64'], 'win32-arm64': ['windows', 'arm64'],
  'darwin-x64': ['darwin', 'amd64'], 'darwin-arm64': ['darwin', 'arm64'],
};

const here = path.dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
const out = path.resolve(args.includes('--out') ? args.splice(args.indexOf('--out'), 2)[1] : here);
const wanted = args.length > 0 ? args : [`${process.platform}-${process.arch}`];
const unknown = wanted.filter((p) => !['all', 'none'].includes(p) && !(p in platforms));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(' ')}; known: all none ${Object.keys(platforms).join(' ')}`);
  process.exit(2);
}

const { version } = JSON.parse(fs.readFileSync(path.join(here, 'package.json'), 'utf8'));
fs.mkdirSync(out, { recursive: true });
buildSync({
  absWorkingDir: here, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', bundle: true, minify: true,
  external: ['vscode'], format: 'cjs', platform: 'node', target: 'node20',
});
for (const w of wanted) {
  fs.rmSync(path.join(here, 'bin'), { recursive: true, force: true });
  if (w === 'all') {
    Object.keys(platforms).forEach((p) => program(p, path.join('bin', p)));
    pack([], `gaolint-${version}.vsix`);
  } else if (w === 'none') {
    pack([], `gaolint-none-${version}.vsix`);
  } else {
    program(w, 'bin');
    pack(['--target', w], `gaolint-${w}-${version}.vsix`);
  }
}

/** Compiles the program for a platform into a folder of the extension. */
function program(platform, dir) {
  const [os, arch] = platforms[platform];
  const name = os === 'windows' ? 'gaolint.exe' : 'gaolint';
  const version = process.env.GAOLINT_VERSION ? ` -X main.version=${process.env.GAOLINT_VERSION}` : '';
  execFileSync('go', ['build', '-trimpath', '-buildvcs=false', `-ldflags=-s -w -buildid=${version}`, '-o', path.join(here, dir, name), './cmd/gaolint'], {
    cwd: path.join(here, '..', '..'), stdio: 'inherit', env: { ...process.env, GOOS: os, GOARCH: arch, CGO_ENABLED: '0' },
  });
}

function pack(target, name) {
  const args = ['package', ...target, '--no-dependencies', '--allow-missing-repository', '--out', path.join(out, name)];
  execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', ...args], { cwd: here, stdio: 'inherit' });
}
