package orch.cli.app;

import orch.term.Prompt;

/** Whether a command may ask the user for values that are missing on the command line. */
public final class Questions {
  private final App app;
  private final Prompt prompt;

  public Questions(App app) {
    this.app = app;
    this.prompt = new Prompt(app.terminal());
  }

  /** Whether questions are possible: there is a terminal, and {@code --no-input} is not set. */
  public boolean mayBeAsked() {
    return prompt.isPossible() && !app.globals().isNoInput();
  }
}
