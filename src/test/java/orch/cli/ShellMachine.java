package orch.cli;

import orch.cli.shell.Commands;

/** Gives the tests of the shell the real commands. */
public final class ShellMachine {
  private ShellMachine() {}

  public static Commands commands() {
    return new ShellCommands();
  }
}
