// veraPDF, the reference checker for PDF/A and PDF/UA, from Maven. Needs Java and Maven; the class path is resolved once
// into .cache. Use from tests through `findVeraPdf`, or from the command line: node tools/testing/verapdf.mjs FILE…
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '1.28.2';
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';
const CACHE = join(import.meta.dirname, '../../.cache/verapdf');
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>cn.jiefen</groupId><artifactId>verapdf-classpath</artifactId><version>1</version>
  <dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version></dependency></dependencies>
</project>
`;

/** The archival form and the accessible form that every paper has at once. */
export const FLAVOURS = ['3a', 'ua1'];

/** The checker, or a sentence that says why it is not there. */
export function findVeraPdf() {
  for (const [tool, flag] of [['java', '-version'], ['mvn', '-v']]) {
    try {
      execFileSync(tool, [flag], { stdio: 'ignore', timeout: 60_000 });
    } catch {
      return { missing: `${tool} is not installed` };
    }
  }
  const list = join(CACHE, `classpath-${VERSION}.txt`);
  const resolved = () => existsSync(list) && readFileSync(list, 'utf8').split(':').every((jar) => existsSync(jar));
  if (!resolved()) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(join(CACHE, 'pom.xml'), POM);
    try {
      execFileSync('mvn', ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${list}`], { cwd: CACHE, stdio: 'ignore', timeout: 240_000 });
    } catch {
      return { missing: 'Maven could not fetch veraPDF' };
    }
  }
  const classpath = readFileSync(list, 'utf8').trim();
  return { check: (files, flavour) => check(classpath, files, flavour) };
}

/** Lines of the report that are no PASS: empty when all files pass. */
async function check(classpath, files, flavour) {
  const report = await promisify(execFile)('java', ['-cp', classpath, MAIN, '-f', flavour, '--format', 'text', '-v', ...files], { maxBuffer: 64e6 }).catch(
    // The checker ends with 1 when a file fails; its report says which.
    (error) => ({ stdout: String(error.stdout ?? ''), stderr: String(error.stderr ?? error) }),
  );
  const lines = report.stdout.split('\n').filter((line) => /^\s*(PASS|FAIL)/.test(line));
  const passed = lines.filter((line) => line.startsWith('PASS')).length;
  if (passed === files.length) return [];
  const failed = lines.filter((line) => !line.startsWith('PASS'));
  return failed.length > 0 ? failed : [`no report: ${report.stderr.slice(0, 400)}`];
}

if (process.argv[1] === import.meta.filename) {
  const found = findVeraPdf();
  if (found.missing) {
    console.log(`Skipped: ${found.missing}.`);
  } else {
    for (const flavour of FLAVOURS) {
      const failures = await found.check(process.argv.slice(2), flavour);
      console.log(failures.length === 0 ? `${flavour}: all pass` : failures.join('\n'));
      if (failures.length > 0) process.exitCode = 1;
    }
  }
}
