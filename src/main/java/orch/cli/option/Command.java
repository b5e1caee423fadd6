package orch.cli.option;

import java.util.concurrent.Callable;

/** A command: its syntax, and the code that runs it. */
public interface Command extends Callable<Integer> {
  /** The syntax of the command; called once. */
  CommandSyntax form();
}
