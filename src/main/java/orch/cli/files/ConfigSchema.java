package orch.cli.files;

import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.ExitCode;

/** {@code orch config schema}. */
public final class ConfigSchema implements Command {
  private final App app;

  public ConfigSchema(App app) {
    this.app = app;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "schema", "Print the JSON Schema of a file")
        .describe(
            "The schema (draft 2020-12) describes a configuration in a file, for editors and for"
                + " other tools. An editor with a YAML language server uses it for files that"
                + " name it in a comment: # yaml-language-server: $schema=orch.schema.json. So do"
                + " the files of config init, config skeleton and config export. They look for it"
                + " beside them, else in the directories above in the same git repository.")
        .examples("orch config schema > orch.schema.json");
  }

  @Override
  public Integer call() {
    app.terminal().out().print(TextResource.SCHEMA.read());
    return ExitCode.DONE.code();
  }
}
