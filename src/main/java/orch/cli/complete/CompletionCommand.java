package orch.cli.complete;

import java.util.function.Supplier;
import orch.cli.app.App;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.problem.ExitCode;
import orch.cli.problem.UsageException;

/** {@code orch completion}. */
public final class CompletionCommand implements Command {
  private final Argument<String> shell =
      Argument.one("SHELL", "bash, zsh, fish or pwsh").content(Content.SHELL);

  private final App app;
  private final Supplier<CompletionTable> table;

  public CompletionCommand(App app, Supplier<CompletionTable> table) {
    this.app = app;
    this.table = table;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "completion", "Print the completion script of a shell")
        .describe(
            "The script completes commands, options, values and the names of your own"
                + " configurations. It works offline and waits for no Java: the names come from a"
                + " file that config list, get, create, update and delete keep up to date. When"
                + " they are older than ten minutes, TAB also renews them in the background;"
                + " ORCH_NO_RENEWAL=true prevents that."
                + " orch install puts the scripts where bash, zsh and fish look for them.")
        .examples(
            "source <(orch completion bash)  # a line for ~/.bashrc",
            "orch completion zsh > ~/.zfunc/_orch   # in $fpath, before compinit",
            "orch completion fish > ~/.config/fish/completions/orch.fish",
            "orch completion pwsh >> $PROFILE")
        .takes(shell);
  }

  @Override
  public Integer call() {
    String name = shell.orElse("");
    Shell wanted =
        Shell.of(name)
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no completion for \""
                            + name
                            + "\"; the shells are "
                            + String.join(", ", Shell.names())));
    app.terminal().out().print(wanted.script(table.get()));
    return ExitCode.DONE.code();
  }
}
