package orch.cli.option;

import java.util.List;
import java.util.concurrent.Callable;
import orch.output.Format;
import orch.output.View;

/** A command: its syntax, and the code that runs it. */
public interface Command extends Callable<Integer> {
  /** The syntax of the command; called once. */
  CommandSyntax form();

  /** The kinds of results that the command prints, whose fields completion offers. */
  default List<View> prints() {
    return List.of();
  }

  /** The output formats besides those of data that the command prints. */
  default List<Format> reports() {
    return List.of();
  }
}
