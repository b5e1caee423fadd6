package orch.cli.shell;

import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.problem.UsageException;

/** {@code orch shell}. */
public final class ShellCommand implements Command {
  private final App app;
  private final Commands commands;

  /**
   * @param commands runs the commands of the shell
   */
  public ShellCommand(App app, Commands commands) {
    this.app = app;
    this.commands = commands;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "shell", "Run many commands, typed without orch")
        .describe(
            "Reads commands from the terminal, with completion (Tab), history (arrow keys,"
                + " Ctrl-R) and suggestions (the right arrow takes one). Ctrl-C stops the running"
                + " command, Ctrl-D leaves. Options of orch shell hold for all its commands."
                + " Words are split as in other shells, but nothing is expanded.",
            "When standard input is no terminal, it is a script: the shell stops at the first"
                + " command that fails, with its exit code.")
        .examples("orch shell", "orch -p local shell -o yaml", "orch -p local shell < commands.txt")
        .notes(
            "In the shell:",
            "",
            "  use PROFILE            use a profile, in this shell only",
            "  set                    show the default values of options in this shell",
            "  set output yaml        set one, for --output here; set output= removes it",
            "  unset output           remove one; unset profile takes back use",
            "  alias                  list the aliases",
            "  alias mine = config list --filter displayName=$1",
            "                         add one; $@ stands for all arguments",
            "  unalias mine           remove one",
            "  history                list the lines that were typed",
            "  history clear          remove them",
            "  !ls -l                 run a line in your own shell",
            "  exit, quit             leave, with the exit code of the last command; exit 3",
            "  help                   help for the commands",
            "",
            "Lines with a secret, and lines that start with a space, are left out of the history.");
  }

  @Override
  public Integer call() {
    if (!app.host().property(Session.RUNNING).isEmpty()) {
      throw new UsageException(
          "this is orch shell already: type the command itself; exit leaves the shell");
    }
    if (app.globals().isYes()) {
      throw new UsageException("--yes is for one command: give it to the command that asks");
    }
    return new Shell(app, commands).run();
  }
}
