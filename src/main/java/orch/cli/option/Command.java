package orch.cli.option;

import java.util.concurrent.Callable;

/** One command: what it is called with, and what it does. */
public interface Command extends Callable<Integer> {
  /** What it is called with; asked for once. */
  CommandSyntax form();
}
