/** Run the script of the comment's workflow on one case after the other, with a pull request that stands still. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";

const { script, cases } = JSON.parse(readFileSync(0, "utf8"));
const AsyncFunction = (async () => {}).constructor;
const comment = new AsyncFunction("require", "github", "context", "core", script);

const done = [];
for (const { folder, pull, comments } of cases) {
  process.env.FOLDER = folder;
  const calls = [];
  const noting = (name) => async (told) => calls.push({ name, ...told });
  const listComments = () => {};
  const github = {
    rest: {
      pulls: { get: async () => ({ data: pull }) },
      issues: { listComments, createComment: noting("create"), updateComment: noting("update") },
    },
    paginate: async () => comments,
  };
  const run = { head_sha: "abcdef1234", head_repository: { full_name: "ana/catalog" }, html_url: "https://run" };
  const context = { repo: { owner: "o", repo: "r" }, payload: { workflow_run: run } };
  await comment(createRequire(import.meta.url), github, context, { notice: () => {} });
  done.push(calls);
}
console.log(JSON.stringify(done));
